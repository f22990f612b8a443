import { TransferError } from '../transfer/transfer-error.ts'
import type { Window } from './plan.ts'

/**
 * Fetches windows with as many requests under way as fit into `inFlight` bytes, and hands their bytes out in order.
 * Bytes count as under way until whoever reads has come back for more: a slow reader slows the requests down, and
 * memory stays within the window.
 *
 * @throws {TransferError} when an answer in the middle of the file is short, or one is longer than asked.
 */
export async function* fetchInOrder(
  windows: Iterable<Window>,
  options: {
    /** In bytes; smaller than one window still lets one pass. */
    inFlight: number
    fetch: (window: Window, signal: AbortSignal) => Promise<Uint8Array>
    signal?: AbortSignal | undefined
  },
): AsyncGenerator<Uint8Array> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const plan = windows[Symbol.iterator]()
  const underWay: { window: Window; answer: Promise<Uint8Array> }[] = []
  let bytesUnderWay = 0

  const start = (window: Window) => {
    const answer = options.fetch(window, signal)
    // Any failure stops all requests at once; it surfaces where the first of them is awaited.
    answer.catch((error: unknown) => stop.abort(error))
    underWay.push({ window, answer })
    bytesUnderWay += window.limit
  }

  try {
    signal.throwIfAborted()
    for (let next = plan.next(); ; ) {
      while (!next.done && (underWay.length === 0 || bytesUnderWay + next.value.limit <= options.inFlight)) {
        start(next.value)
        next = plan.next()
      }
      const head = underWay.shift()
      if (head === undefined) return
      const bytes = await head.answer.catch(() => {
        throw signal.reason
      })
      checkLength(head.window, bytes.length)
      const { skip, take, limit } = head.window
      const piece = bytes.subarray(skip, skip + take)
      if (piece.length > 0) yield piece
      if (bytes.length < limit && head.window.length === undefined) return
      bytesUnderWay -= limit
    }
  } finally {
    stop.abort(new TransferError('the download was left before its end'))
  }
}

function checkLength({ offset, limit, length }: Window, got: number): void {
  if (length === undefined ? got <= limit : got === length) return
  throw new TransferError(`the server gave ${got} bytes from offset ${offset}, not ${length ?? limit}`)
}
