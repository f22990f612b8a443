/** Lets so many pieces of work run at a time; the others wait, each address in its turn. */
export class FairTurns {
  #free: number
  readonly #waiting = new Map<string, (() => void)[]>()

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  async take<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await this.#turnOf(address)
    try {
      return await work()
    } finally {
      this.#next()
    }
  }

  #turnOf(address: string): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(address) ?? []
      waiting.push(resolve)
      this.#waiting.set(address, waiting)
    })
  }

  /** The one served goes behind all other addresses. */
  #next(): void {
    const [first] = this.#waiting
    if (!first) {
      this.#free++
      return
    }
    const [address, waiting] = first
    const begin = waiting.shift()
    this.#waiting.delete(address)
    if (waiting.length > 0) this.#waiting.set(address, waiting)
    begin?.()
  }
}
