import { checkRange, RANGE_CHUNK } from './range-rules.ts'

const KB = 1024

/** One upload.getFile of a plan. */
export interface PlannedRange {
  readonly offset: number
  readonly limit: number
  /** Bytes at the head of the answer that were not asked for: they only make the offset legal. */
  readonly skip: number
  /** Bytes after them that were; a shorter answer is the end of the file. */
  readonly take: number
}

/**
 * The requests that read the bytes `from` up to but not including `to`, in order; each passes `checkRange`.
 *
 * @param options.limit a legal limit without `precise`: a multiple of 4 KB that divides 1 MB; 512 KB unless given
 * @param options.precise the requests will carry the flag: then the outer ones are cut to whole KB of what is wanted
 * @param options.to `Infinity` where nobody knows how long the file is: the plan then goes on for ever
 */
export function* planRanges(options: {
  from?: number | undefined
  to: number
  limit?: number | undefined
  precise?: boolean | undefined
}): Generator<PlannedRange> {
  const { from = 0, to, limit = RANGE_CHUNK / 2, precise = false } = options
  if (!Number.isSafeInteger(from) || from < 0 || !(to >= from))
    throw new RangeError(`no bytes from ${from} to ${to}`)
  checkRange({ offset: 0, limit })
  for (let position = from; position < to; ) {
    const windowStart = position - (position % limit)
    const end = Math.min(windowStart + limit, to)
    const offset = precise ? position - (position % KB) : windowStart
    const reach = precise ? Math.min(windowStart + limit, Math.ceil(end / KB) * KB) : windowStart + limit
    yield { offset, limit: reach - offset, skip: position - offset, take: end - position }
    position = end
  }
}
