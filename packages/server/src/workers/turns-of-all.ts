interface Waiting {
  readonly worker: number
  readonly begin: () => void
}

/** One worker at a time has the turn; the others wait, in their order. */
export class TurnsOfAll {
  #holder: number | undefined
  #waiting: Waiting[] = []

  /** Resolves when the worker has the turn. */
  take(worker: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ worker, begin: resolve })
      this.#next()
    })
  }

  /** The worker that has the turn needs it no more. */
  over(): void {
    this.#holder = undefined
    this.#next()
  }

  /** A worker died, whatever it was doing. */
  workerGone(worker: number): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.worker !== worker)
    if (this.#holder === worker) this.over()
  }

  #next(): void {
    if (this.#holder !== undefined) return
    const next = this.#waiting.shift()
    this.#holder = next?.worker
    next?.begin()
  }
}
