import { orAborted } from './abort.ts'
import type { Clock } from './clock.ts'

/**
 * Does work that must be done within `milliseconds`: afterwards its signal is aborted with `tooLate()`, which is also
 * what this then rejects with. An abort of `signal` ends it the same way.
 */
export async function withDeadline<T>(
  options: { clock: Clock; milliseconds: number; tooLate: () => Error; signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, milliseconds, tooLate } = options
  const deadline = new AbortController()
  const cancel = clock.after(milliseconds, () => deadline.abort(tooLate()))
  const signal = AbortSignal.any([options.signal, deadline.signal])
  try {
    return await orAborted(work(signal), signal)
  } finally {
    cancel()
  }
}
