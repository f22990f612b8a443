import type { Clock } from './clock.ts'

/**
 * Settles as `work` does, or rejects at once with the signal's reason when it is aborted first; the work itself is
 * told by whoever gave it the same signal.
 */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) {
      // The work's own failure has nobody left to tell.
      work.catch(() => {})
      abort()
      return
    }
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Waits, unless the signal is aborted: then it rejects at once with the signal's reason. */
export function pause(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  let cancel = () => {}
  const waited = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve)
  })
  return orAborted(waited, signal).finally(cancel)
}
