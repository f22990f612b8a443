import type { PlannedRange } from '@longshore/protocol/files/plan-ranges'
import { TransferError } from '../transfer/transfer-error.ts'

/** More is asked for when no more than this share is still under way. */
const askAgain = 2 / 3

/**
 * Fetches ranges with as many requests under way as fit into `inFlight` bytes, and hands their bytes out in order.
 * Bytes count as under way until whoever reads has come back for more: a slow reader slows the requests down, and
 * memory stays within the window.
 *
 * @throws {TransferError} when an answer in the middle of the file is short, or one is longer than asked.
 */
export async function* fetchInOrder(
  ranges: Iterable<PlannedRange>,
  options: {
    /** In bytes; smaller than one range still lets one pass. */
    inFlight: number
    fetch: (range: PlannedRange, signal: AbortSignal) => Promise<Uint8Array>
    signal?: AbortSignal | undefined
  },
): AsyncGenerator<Uint8Array> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const plan = ranges[Symbol.iterator]()
  const underWay: { range: PlannedRange; answer: Promise<Uint8Array> }[] = []
  let bytesUnderWay = 0

  const start = (range: PlannedRange) => {
    const answer = options.fetch(range, signal)
    // Any failure stops all requests at once; it surfaces where the first of them is awaited.
    answer.catch((error: unknown) => stop.abort(error))
    underWay.push({ range, answer })
    bytesUnderWay += range.limit
  }

  try {
    signal.throwIfAborted()
    for (let next = plan.next(); ; ) {
      // Asked for in groups: what is asked for together is answered together, and costs a third to encrypt.
      if (underWay.length === 0 || bytesUnderWay <= options.inFlight * askAgain) {
        while (
          !next.done &&
          (underWay.length === 0 || bytesUnderWay + next.value.limit <= options.inFlight)
        ) {
          start(next.value)
          next = plan.next()
        }
      }
      const head = underWay.shift()
      if (head === undefined) return
      const bytes = await head.answer.catch(() => {
        throw signal.reason
      })
      checkLength(head.range, bytes.length)
      const { skip, take, limit } = head.range
      const piece = bytes.subarray(skip, skip + take)
      if (piece.length > 0) yield piece
      if (bytes.length < limit && head.range.length === undefined) return
      bytesUnderWay -= limit
    }
  } finally {
    if (underWay.length > 0) stop.abort(new TransferError('the download was left before its end'))
  }
}

function checkLength({ offset, limit, length }: PlannedRange, got: number): void {
  if (length === undefined ? got <= limit : got === length) return
  throw new TransferError(`the server gave ${got} bytes from offset ${offset}, not ${length ?? limit}`)
}
