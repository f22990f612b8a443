/** Unix time in milliseconds. */
export type Clock = () => number

/** Ends what a timer was to begin; harmless afterwards. */
export type Cancel = () => void

export interface Timers {
  /** Runs `work` once, `milliseconds` from now. */
  after(milliseconds: number, work: () => void): Cancel
  /** Runs `work` once, when everything that is ready now has run: what became ready together is handled together. */
  soon(work: () => void): void
}

export const systemTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
  soon: setImmediate,
}
