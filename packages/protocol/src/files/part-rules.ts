import { RpcError } from '../errors/rpc-error.ts'

/** "part_size % 1024 = 0 (divisible by 1KB)". Bytes. */
export const PART_SIZE_STEP = 1024
/** "524288 % part_size = 0 (512KB must be evenly divisible by part_size)"; the recommended part size too. Bytes. */
export const PART_SIZE_MAX = 524_288
/** "upload.saveBigFilePart in case the full size of the file is more than 10 MB": exactly 10 MB is still small. Bytes. */
export const SMALL_FILE_MAX = 10_485_760
/** upload_max_fileparts_default: what a user without Premium may upload. */
export const MAX_PARTS_DEFAULT = 4000
/** upload_max_fileparts_premium. */
export const MAX_PARTS_PREMIUM = 8000
/** `file_total_parts` and `inputFileBig.parts` of a stream whose length is not known. */
export const PARTS_UNKNOWN = -1

/** What a client says about one part: upload.saveFilePart and upload.saveBigFilePart without the bytes. */
export interface Part {
  /** `file_part`, from 0. */
  readonly index: number
  /** How many bytes came. */
  readonly size: number
  /** upload.saveBigFilePart. */
  readonly big: boolean
  /** `file_total_parts`; -1 while unknown, absent for upload.saveFilePart. */
  readonly totalParts?: number | undefined
}

/**
 * "part_size % 1024 = 0" and "524288 % part_size = 0". The last part need not, provided it is shorter than the others.
 */
export function isPartSize(size: number): boolean {
  return size > 0 && size % PART_SIZE_STEP === 0 && PART_SIZE_MAX % size === 0
}

/** "Use upload.saveBigFilePart in case the full size of the file is more than 10 MB". */
export function isBigFile(size: number): boolean {
  return size > SMALL_FILE_MAX
}

/**
 * Checks what a part shows by itself; what it shows beside the other parts of its file is `acceptPart`'s.
 *
 * @param maxParts upload_max_fileparts_default or upload_max_fileparts_premium, as the user has it
 * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_INVALID, FILE_PART_EMPTY, FILE_PART_TOO_BIG,
 * FILE_PART_SIZE_INVALID (api/files, "Uploading files")
 */
export function checkPart(part: Part, maxParts: number): void {
  if (part.totalParts !== undefined && part.totalParts !== PARTS_UNKNOWN)
    checkParts(part.totalParts, maxParts)
  if (!isIndex(part, maxParts)) throw new RpcError('FILE_PART_INVALID')
  if (part.size === 0 && !mayBeEmpty(part)) throw new RpcError('FILE_PART_EMPTY')
  if (part.size > PART_SIZE_MAX) throw new RpcError('FILE_PART_TOO_BIG')
  if (isBeforeTheLast(part) && !isPartSize(part.size)) throw new RpcError('FILE_PART_SIZE_INVALID')
}

/**
 * "Invalid number of parts. The value is not between 1..upload_max_fileparts_*".
 *
 * @throws {RpcError} FILE_PARTS_INVALID
 */
export function checkParts(parts: number, maxParts: number): void {
  if (!Number.isInteger(parts) || parts < 1 || parts > maxParts) throw new RpcError('FILE_PARTS_INVALID')
}

/** "The value is not between 0 and upload_max_fileparts_*-1", nor beyond the number of parts the client gave itself. */
function isIndex({ index, size, big, totalParts }: Part, maxParts: number): boolean {
  if (!Number.isInteger(index) || index < 0) return false
  // The empty part that ends a stream follows the last part with bytes, even where that was the last there may be.
  const past = big && size === 0 ? 1 : 0
  const end = totalParts === undefined || totalParts === PARTS_UNKNOWN ? maxParts : totalParts
  return index < end + past
}

/**
 * A stream that ends exactly where a part ends is closed by one empty part, with its number as the total or none; it
 * stands last, and something stands before it.
 */
function mayBeEmpty({ index, big, totalParts }: Part): boolean {
  if (!big || index === 0) return false
  return totalParts === PARTS_UNKNOWN || index === totalParts || index + 1 === totalParts
}

function isBeforeTheLast({ index, totalParts }: Part): boolean {
  return totalParts !== undefined && index < totalParts - 1
}
