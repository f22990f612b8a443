import { RANGE_CHUNK } from './range-rules.ts'

const KB = 1024
/** Beyond this a file is read in requests of 1 MB, below in requests of 512 KB. Bytes. */
const LARGE_BEYOND = 10 * RANGE_CHUNK

/** One upload.getFile of a plan. */
export interface PlannedRange {
  readonly offset: number
  readonly limit: number
  readonly precise: boolean
  /** Bytes at the head of the answer that were not asked for: they only make the offset legal. */
  readonly skip: number
  /** Bytes after them that were. */
  readonly take: number
  /** Bytes the answer must have; undefined while nobody knows the size: then fewer than `limit` are the file's end. */
  readonly length: number | undefined
}

/**
 * The requests that read the bytes `from` up to but not including `to`, in order; each passes `checkRange`. Bytes with
 * odd edges are read with `precise`, so that hardly more is sent than is wanted: whole KB around them.
 *
 * @param bytes.size of the file; undefined where nobody knows it: without `to` the plan then goes on for ever
 * @param bytes.whole ask for whole windows also at the edges: only what is whole can be compared with hashes
 * @throws {RangeError} when the bytes do not lie in the file
 */
export function* planRanges({
  size,
  from = 0,
  to = size ?? Number.POSITIVE_INFINITY,
  whole = false,
}: {
  size?: number | undefined
  from?: number | undefined
  to?: number | undefined
  whole?: boolean | undefined
}): Generator<PlannedRange> {
  if (!Number.isSafeInteger(from) || from < 0 || !(to >= from) || to > (size ?? to))
    throw new RangeError(`no bytes from ${from} to ${to} in a file of ${size ?? 'unknown'} bytes`)
  // A window: it divides 1 MB, so that none leaves its 1 MB chunk.
  const window = size === undefined || size <= LARGE_BEYOND ? RANGE_CHUNK / 2 : RANGE_CHUNK
  const endsOdd = to !== size && Number.isFinite(to) && to % window !== 0
  const precise = !whole && (from % window !== 0 || endsOdd)
  for (let position = from; position < to; ) {
    const windowStart = position - (position % window)
    const end = Math.min(windowStart + window, to)
    const offset = precise ? position - (position % KB) : windowStart
    const limit = (precise ? Math.ceil(end / KB) * KB : windowStart + window) - offset
    const length = size === undefined ? undefined : Math.min(limit, size - offset)
    yield { offset, limit, precise, skip: position - offset, take: end - position, length }
    position = end
  }
}
