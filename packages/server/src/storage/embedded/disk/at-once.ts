/** Lets so many pieces of work run at the same time. The others begin in their order. */
export class AtOnce {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(most: number) {
    this.#most = most
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#most) this.#running++
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    try {
      return await work()
    } finally {
      // Whoever waits takes this place.
      const begin = this.#waiting.shift()
      if (begin) begin()
      else this.#running--
    }
  }
}
