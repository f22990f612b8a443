/** So long calls must have waited for windows before another line is tried, in milliseconds. */
const hungry = 2000
/** A new line finds its window in this time, */
const settling = 2000
/** and is then judged by this. */
const judging = 2000
/** The speed must grow by this factor for a line to stay. */
const worth = 1.1
const firstPause = 30_000
const longestPause = 600_000

interface Situation {
  /** Whether calls wait for the windows of lines, and for nothing else. */
  readonly wanted: boolean
  /** Whether there may be more lines. */
  readonly room: boolean
  /** In bytes a second over the last so many milliseconds. */
  readonly speed: (over: number) => number
  /** In milliseconds. */
  readonly now: number
}

/**
 * Whether another line helps: it is tried while calls wait although more bytes may be under way, and stays when the
 * speed has grown by it. After a trial in vain the next comes later each time.
 */
export class LineTrial {
  #hungrySince: number | undefined
  #trial: { readonly before: number; readonly since: number } | undefined
  #pause = firstPause
  #notBefore = Number.NEGATIVE_INFINITY

  /** @returns what is to be done about the number of lines */
  look({ wanted, room, speed, now }: Situation): 'add' | 'remove' | undefined {
    if (!wanted) {
      this.#hungrySince = undefined
      // What it was to be compared with has ended.
      this.#trial = undefined
      return undefined
    }
    this.#hungrySince ??= now
    if (this.#trial) return this.#judge(this.#trial, speed, now)
    if (!room || now < this.#notBefore || now - this.#hungrySince < hungry) return undefined
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
    this.#hungrySince = now
    if (speed(judging) >= before * worth) {
      this.#pause = firstPause
      return undefined
    }
    this.#notBefore = now + this.#pause
    this.#pause = Math.min(longestPause, this.#pause * 2)
    return 'remove'
  }
}
