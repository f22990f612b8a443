/** Time as the client sees it, so that tests can travel in it. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number
  /** Milliseconds that only ever grow, from any beginning: nobody can set them as the user sets the time. */
  elapsed?(): number
  /** Runs `callback` once, `milliseconds` from now; what comes back cancels it. */
  after(milliseconds: number, callback: () => void): () => void
  /** Runs `callback` once all that is ready now has been seen to, where the platform has a word for that. */
  soon?(callback: () => void): void
}

export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** For measuring how long something took. */
export function elapsed(clock: Clock): number {
  return clock.elapsed?.() ?? clock.now()
}
