/** So long calls must have waited for windows before another connection is tried, in milliseconds. */
const hungry = 2000
/** A new connection finds its window in this time, */
const settling = 2000
/** and is then judged by this. */
const judging = 2000
/** The speed must grow by this factor for a connection to stay. */
const worth = 1.1
const firstPause = 30_000
const longestPause = 600_000

interface Situation {
  /** Whether there is more to do than may be under way. */
  readonly busy: boolean
  /** Whether more may be under way, if only there was a connection for it, and there may be one. */
  readonly wanted: boolean
  /** In bytes a second over the last so many milliseconds. */
  readonly speed: (over: number) => number
  /** In milliseconds. */
  readonly now: number
}

/**
 * Whether another connection helps: it is tried while calls wait although more bytes may be under way, and stays when the
 * speed has grown by it. After a trial in vain the next comes later each time.
 */
export class ConnectionProbe {
  #hungrySince: number | undefined
  #trial: { readonly before: number; readonly since: number } | undefined
  #pause = firstPause
  #notBefore = Number.NEGATIVE_INFINITY

  /** @returns what is to be done about the number of connections */
  look({ busy, wanted, speed, now }: Situation): 'add' | 'remove' | undefined {
    // What a trial was to be compared with has ended.
    if (!busy) this.#trial = undefined
    if (this.#trial) return this.#judge(this.#trial, speed, now)
    if (!wanted) this.#hungrySince = undefined
    else this.#hungrySince ??= now
    if (this.#hungrySince === undefined || now < this.#notBefore) return undefined
    if (now - this.#hungrySince < hungry) return undefined
    this.#trial = { before: speed(judging), since: now }
    return 'add'
  }

  #judge(
    { before, since }: { before: number; since: number },
    speed: Situation['speed'],
    now: number,
  ): 'remove' | undefined {
    if (now - since < settling + judging) return undefined
    this.#trial = undefined
    this.#hungrySince = undefined
    if (speed(judging) >= before * worth) {
      this.#pause = firstPause
      return undefined
    }
    this.#notBefore = now + this.#pause
    this.#pause = Math.min(longestPause, this.#pause * 2)
    return 'remove'
  }
}
