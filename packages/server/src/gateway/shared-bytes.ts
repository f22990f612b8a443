/**
 * Memory that all connections share. As long as there is some left, each may hold an equal share of it, so that a few
 * get much and many get little; when it is used up, each may still hold one thing at a time, so that nobody waits for
 * the others.
 */
export class SharedBytes {
  readonly #total: number
  #users = 0
  #used = 0

  /** @param total bytes for all together */
  constructor(total: number) {
    this.#total = total
  }

  /** Bytes each of those may hold who use it now. */
  get share(): number {
    return this.#total / Math.max(1, this.#users)
  }

  /** Nobody should take more than he needs to go on. */
  get isUsedUp(): boolean {
    return this.#used >= this.#total
  }

  /** Somebody begins to use it. */
  enter(): BytesInUse {
    return new BytesInUse((users, bytes) => {
      this.#users += users
      this.#used += bytes
    })
  }
}

/** What one of the users holds. */
export class BytesInUse {
  readonly #change: (users: number, bytes: number) => void
  #bytes = 0

  constructor(change: (users: number, bytes: number) => void) {
    this.#change = change
  }

  get bytes(): number {
    return this.#bytes
  }

  take(bytes: number): void {
    if (this.#bytes === 0) this.#change(1, 0)
    this.#bytes += bytes
    this.#change(0, bytes)
  }

  /** No more than was taken. */
  giveBack(bytes: number): void {
    this.#bytes -= bytes
    this.#change(0, -bytes)
    if (this.#bytes === 0 && bytes > 0) this.#change(-1, 0)
  }
}
