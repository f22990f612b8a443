import { TransferError } from '../transfer/transfer-error.ts'

/** Which bytes of a file: from `start`, which counts from 0, up to but not including `end`; to the end when absent. */
export interface ByteRange {
  readonly start: number
  readonly end?: number | undefined
}

/**
 * The same bytes as a plan wants them.
 *
 * @param size of the file in bytes; undefined when nobody knows it
 * @param range all bytes when absent
 * @returns `length` is undefined where the range ends with a file of unknown size
 * @throws {TransferError} when the range does not lie inside the file
 */
export function bytesOfRange(
  size: number | undefined,
  { start, end = size }: ByteRange = { start: 0 },
): { from: number; to: number | undefined; length: number | undefined } {
  const isWhole = Number.isSafeInteger(start) && (end === undefined || Number.isSafeInteger(end))
  if (!isWhole || start < 0 || start > (end ?? start) || (end ?? 0) > (size ?? end ?? 0)) {
    throw new TransferError(
      `no bytes ${start} to ${end ?? 'the end'} in a file of ${size ?? 'unknown'} bytes`,
    )
  }
  return { from: start, to: end, length: end === undefined ? undefined : end - start }
}
