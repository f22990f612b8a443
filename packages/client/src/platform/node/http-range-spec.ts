import type { ByteRange } from '../../download/byte-range.ts'

/**
 * Positions of bytes as HTTP writes them: "FIRST-LAST" with both included, "FIRST-" up to the end, or "-COUNT" for the
 * last bytes (RFC 9110, 14.1.2).
 */
export type RangeSpec = { first: number; last?: number | undefined } | { suffix: number }

/** Undefined when the text is no range. */
export function parseRangeSpec(text: string): RangeSpec | undefined {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(text) ?? []
  if (from === '') return to === '' ? undefined : { suffix: Number(to) }
  const [first, last] = [Number(from), to === '' ? undefined : Number(to)]
  // "A int-range is invalid if the last-pos value is present and less than first-pos."
  return last !== undefined && last < first ? undefined : { first, last }
}

/**
 * The bytes of a file that a range selects.
 *
 * @param size of the file, in bytes
 * @returns undefined when there are none: the range is not satisfiable
 */
export function bytesOfSpec(
  spec: RangeSpec,
  size: number,
): (Required<ByteRange> & { end: number }) | undefined {
  if ('suffix' in spec)
    // "If the selected representation is shorter than the specified suffix-length, the entire representation is used."
    return spec.suffix === 0 ? undefined : { start: Math.max(0, size - spec.suffix), end: size }
  if (spec.first >= size) return undefined
  return { start: spec.first, end: Math.min(size, (spec.last ?? size) + 1) }
}
