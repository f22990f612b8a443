/** Time as the client sees it, so that tests can travel in it. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number
  /** Runs `callback` once, `milliseconds` from now; what comes back cancels it. */
  after(milliseconds: number, callback: () => void): () => void
  /** Runs `callback` once all that is ready now has been seen to, where the platform has a word for that. */
  soon?(callback: () => void): void
}

export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}
