import type { Timers } from './time.ts'

/**
 * Work that holds up everything else while it runs: one piece to a turn of the event loop, so that others get theirs
 * between, and each address in its turn, so that who has much of it waits for himself.
 */
export class FairLine {
  readonly #timers: Timers
  readonly #byAddress = new Map<string, (() => void)[]>()
  #isDue = false

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Runs the work when it is its turn. */
  take<T>(address: string, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = this.#byAddress.get(address) ?? []
      this.#byAddress.set(address, waiting)
      waiting.push(() => {
        try {
          resolve(work())
        } catch (error) {
          reject(error)
        }
      })
      this.#runSoon()
    })
  }

  #runSoon(): void {
    if (this.#isDue || this.#byAddress.size === 0) return
    this.#isDue = true
    this.#timers.soon(() => {
      this.#isDue = false
      this.#runOne()
      this.#runSoon()
    })
  }

  #runOne(): void {
    for (const [address, waiting] of this.#byAddress) {
      this.#byAddress.delete(address)
      const run = waiting.shift()
      if (waiting.length > 0) this.#byAddress.set(address, waiting)
      run?.()
      return
    }
  }
}
