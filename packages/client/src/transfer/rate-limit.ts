/** What late timers have missed may be caught up with, in milliseconds. */
const catchingUp = 250

/** At most so many bytes a second, spread evenly. */
export class RateLimit {
  #bytesPerSecond: number | undefined
  /** When the next call may be made, in milliseconds. */
  #next = Number.NEGATIVE_INFINITY

  /** No limit when undefined. */
  set(bytesPerSecond: number | undefined): void {
    if (bytesPerSecond !== undefined && !(bytesPerSecond > 0))
      throw new RangeError(`a rate must be more than 0 bytes a second, not ${bytesPerSecond}`)
    this.#bytesPerSecond = bytesPerSecond
    this.#next = Number.NEGATIVE_INFINITY
  }

  /** Milliseconds until a call may be made. */
  wait(now: number): number {
    return this.#bytesPerSecond === undefined ? 0 : Math.max(0, this.#next - now)
  }

  take(bytes: number, now: number): void {
    if (this.#bytesPerSecond === undefined) return
    this.#next = Math.max(this.#next, now - catchingUp) + (bytes * 1000) / this.#bytesPerSecond
  }
}
