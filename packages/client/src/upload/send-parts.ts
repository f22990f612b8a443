import { orAborted } from '../time/abort.ts'
import type { Part } from './parts.ts'

/**
 * Sends the parts of one file with at most `window` bytes under way: "each successful operation to save a part
 * invokes the method call to save the next part" (api/files). A part is read only when there is room for it, so the
 * window is also what memory the upload takes.
 *
 * The first failure, or the caller's abort, stops everything at once: what is under way is aborted and nothing more is
 * read.
 */
export async function sendParts(
  parts: AsyncGenerator<Part>,
  options: {
    partSize: number
    /** In bytes; a window smaller than a part still lets one part pass. */
    window: number
    send: (part: Part, signal: AbortSignal) => Promise<void>
    onSent: (part: Part) => void
    signal?: AbortSignal | undefined
  },
): Promise<void> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const underWay = new Set<Promise<void>>()
  const most = Math.max(1, Math.floor(options.window / options.partSize))

  const sendOne = async (part: Part) => {
    try {
      await options.send(part, signal)
      options.onSent(part)
    } catch (error) {
      stop.abort(error)
    }
  }

  try {
    signal.throwIfAborted()
    for (;;) {
      const next = await orAborted(parts.next(), signal)
      if (next.done) break
      // The server takes an empty part only from a stream, and knows a stream by the parts before.
      if (next.value.bytes.length === 0) await orAborted(Promise.all(underWay), signal)
      const sending = sendOne(next.value).finally(() => underWay.delete(sending))
      underWay.add(sending)
      while (underWay.size >= most) await orAborted(Promise.race(underWay), signal)
    }
  } catch (error) {
    stop.abort(error)
  }
  await Promise.all(underWay)
  if (signal.aborted) {
    // Not awaited: a source that hangs in the middle of a read must not hold up an abort.
    parts.return(undefined).catch(() => {})
    throw signal.reason
  }
}
