/** How far back the speed looks, in milliseconds: long enough to be steady, short enough to be true. */
const memory = 5000

/** The speed of something that grows, over the last seconds. */
export class Speed {
  readonly #now: () => number
  readonly #samples: { at: number; total: number }[] = []

  /** @param now in milliseconds, from anywhere */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Begins anew: what was there before was not moved now. */
  startAt(total: number): void {
    this.#samples.length = 0
    this.reached(total)
  }

  /** @param total bytes, all in all, until now */
  reached(total: number): void {
    const at = this.#now()
    this.#samples.push({ at, total })
    // The newest of those that are too old stays: the span then covers all of the last seconds.
    while ((this.#samples[1]?.at ?? at) < at - memory) this.#samples.shift()
  }

  get bytesPerSecond(): number {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return 0
    const seconds = (this.#now() - first.at) / 1000
    return seconds > 0 ? (last.total - first.total) / seconds : 0
  }

  /** Seconds until `size` is reached; undefined while nobody can know. */
  left(size: number | undefined): number | undefined {
    const speed = this.bytesPerSecond
    const reached = this.#samples.at(-1)?.total ?? 0
    return size === undefined || speed === 0 ? undefined : Math.max(0, size - reached) / speed
  }
}
