import { planRanges } from '@longshore/protocol/files/plan-ranges'
import { RANGE_CHUNK } from '@longshore/protocol/files/range-rules'
import { TransferError } from '../transfer/transfer-error.ts'

/** Which bytes of a file: from `start`, which counts from 0, up to but not including `end`; to the end when absent. */
export interface ByteRange {
  readonly start: number
  readonly end?: number | undefined
}

/** One request of upload.getFile, and which bytes of its answer are wanted. */
export interface Window {
  readonly offset: number
  readonly limit: number
  readonly precise: boolean
  /** Bytes at the head of the answer that lie before the range. */
  readonly skip: number
  /** Bytes of the range in this window. */
  readonly take: number
  /** Bytes the answer must have; absent while the file's size is unknown: then fewer than `limit` mean its end. */
  readonly length?: number | undefined
}

/** Beyond this a file is read in windows of 1 MB, below in windows of 512 KB. Bytes. */
const largeWindowsBeyond = 10 * RANGE_CHUNK

/**
 * Cuts a range of a file into windows that upload.getFile allows (api/files, "Downloading files"). A range with odd
 * edges is read with `precise`, so that hardly more is sent than was asked for.
 *
 * @param size of the file in bytes; undefined when nobody knows it: the windows then go on without end.
 * @param options.whole ask for whole windows also at the edges: only what is whole can be compared with hashes
 * @throws {TransferError} when the range does not lie inside the file.
 */
export function* planDownload(
  size: number | undefined,
  range: ByteRange = { start: 0 },
  { whole = false }: { whole?: boolean | undefined } = {},
): Generator<Window> {
  const to = endOf(size, range)
  const limit = size === undefined || size <= largeWindowsBeyond ? RANGE_CHUNK / 2 : RANGE_CHUNK
  const odd = range.start % limit !== 0 || (to !== size && Number.isFinite(to) && to % limit !== 0)
  for (const window of planRanges({ from: range.start, to, limit, precise: odd && !whole })) {
    yield {
      ...window,
      precise: odd && !whole,
      length: size === undefined ? undefined : Math.min(window.limit, size - window.offset),
    }
  }
}

/** How many bytes a range of a file has; undefined when its end is unknown. */
export function rangeLength(size: number | undefined, range: ByteRange = { start: 0 }): number | undefined {
  const end = endOf(size, range)
  return Number.isFinite(end) ? end - range.start : undefined
}

function endOf(size: number | undefined, { start, end }: ByteRange): number {
  const stop = end ?? size ?? Number.POSITIVE_INFINITY
  const whole = Number.isSafeInteger(start) && (!Number.isFinite(stop) || Number.isSafeInteger(stop))
  if (!whole || start < 0 || stop < start || stop > (size ?? stop)) {
    throw new TransferError(`no bytes ${start} to ${stop} in a file of ${size ?? 'unknown'} bytes`)
  }
  return stop
}
