/** Milliseconds after which what was is as good as forgotten: the speed is steady, and true after a few seconds. */
const memory = 5000

/** Milliseconds that are measured together: what comes at once after a wait must not look like a great speed. */
const step = 250

/** Seconds: whoever would take longer stands still. */
const farthest = 100 * 3600

/**
 * The speed of what is moved in this run, over the last seconds: recent ones weigh more, and no time counts in which nothing
 * could be moved.
 */
export class Speed {
  readonly #now: () => number
  #startedAt: number
  #measuredAt: number
  /** Bytes since then. */
  #moved = 0
  #smoothed = 0
  #isPaused = false

  /** @param now in milliseconds, from anywhere */
  constructor(now: () => number) {
    this.#now = now
    this.#startedAt = now()
    this.#measuredAt = this.#startedAt
  }

  /** So many bytes more. */
  moved(bytes: number): void {
    if (this.#isPaused) this.#goOn()
    this.#moved += bytes
    this.#measure(step)
  }

  /** Nothing can be moved until the next bytes come: that time does not count. */
  pause(): void {
    if (this.#isPaused) return
    this.#measure(1)
    this.#isPaused = true
  }

  get bytesPerSecond(): number {
    if (!this.#isPaused) this.#measure(step)
    // In the first seconds there is less to forget: the weights of what has been seen sum up to this.
    const seen = 1 - Math.exp(-(this.#measuredAt - this.#startedAt) / memory)
    return seen > 0 ? this.#smoothed / seen : 0
  }

  /** Seconds until so many bytes more are moved; undefined while nobody can know. */
  secondsFor(bytes: number | undefined): number | undefined {
    const seconds = bytes === undefined ? undefined : Math.max(0, bytes) / this.bytesPerSecond
    return seconds === undefined || !(seconds < farthest) ? undefined : seconds
  }

  #goOn(): void {
    const waited = this.#now() - this.#measuredAt
    this.#startedAt += waited
    this.#measuredAt += waited
    this.#isPaused = false
  }

  #measure(atLeast: number): void {
    const span = this.#now() - this.#measuredAt
    if (span < atLeast) return
    const weight = Math.exp(-span / memory)
    this.#smoothed = this.#smoothed * weight + (this.#moved / (span / 1000)) * (1 - weight)
    this.#moved = 0
    this.#measuredAt += span
  }
}
