/**
 * Memory that all connections share: each may hold an equal share of it, so that a few get much and many get little,
 * and nobody waits for the others.
 */
export class SharedBytes {
  readonly #total: number
  #users = 0

  /** @param total bytes for all together */
  constructor(total: number) {
    this.#total = total
  }

  /** Bytes each of those may hold who use it now. */
  get share(): number {
    return this.#total / Math.max(1, this.#users)
  }

  /** Somebody begins to use it. @returns ends that; to be called once */
  enter(): () => void {
    this.#users++
    return () => {
      this.#users--
    }
  }
}
