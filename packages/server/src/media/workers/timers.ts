export interface Timers {
  /** Runs `work` once, `milliseconds` from now, unless what it answers is called before. */
  after(milliseconds: number, work: () => void): () => void
}

/** Keeps no process alive: whoever waits for a job is kept by the job's process. */
export const systemTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds).unref()
    return () => clearTimeout(timer)
  },
}
