import { RpcError } from '../errors/rpc-error.ts'
import { checkParts, isBigFile, isPartSize, PART_SIZE_MAX, PARTS_UNKNOWN } from './part-rules.ts'

/** How a file is cut for its upload. */
export interface PartPlan {
  /** upload.saveBigFilePart and inputFileBig, else upload.saveFilePart and inputFile. */
  readonly big: boolean
  /** Bytes of every part but the last. */
  readonly partSize: number
  /** How many parts; -1 for a stream of unknown length. */
  readonly parts: number
}

/**
 * Plans an upload; every part of a plan passes `checkPart` and `acceptPart`.
 *
 * @param size of the file in bytes; undefined for a stream, which "always" goes by upload.saveBigFilePart
 * @param partSize 512 KB unless given: "the recommended part_size to avoid excessive protocol overhead"
 * @throws {RpcError} FILE_PARTS_INVALID for a file without bytes or with too many; FILE_PART_SIZE_INVALID
 */
export function planParts(
  size: number | undefined,
  { maxParts, partSize = PART_SIZE_MAX }: { maxParts: number; partSize?: number | undefined },
): PartPlan {
  if (!isPartSize(partSize)) throw new RpcError('FILE_PART_SIZE_INVALID')
  if (size === undefined) return { big: true, partSize, parts: PARTS_UNKNOWN }
  const parts = Math.ceil(size / partSize)
  checkParts(parts, maxParts)
  return { big: isBigFile(size), partSize, parts }
}

/** Where a part of a planned file of `size` bytes lies in it, in bytes. */
export function plannedPart(
  { partSize }: PartPlan,
  size: number,
  index: number,
): { offset: number; length: number } {
  const offset = index * partSize
  return { offset, length: Math.min(partSize, size - offset) }
}

/**
 * The `file_total_parts` that a part says: the plan's, or for a stream "-1 until the total is known". A part that is
 * not full is the last and knows it; an empty one stands behind the last where a stream ended exactly with a part, and
 * is not counted.
 *
 * @param length of the part in bytes
 */
export function totalPartsToldBy({ parts, partSize }: PartPlan, index: number, length: number): number {
  if (parts !== PARTS_UNKNOWN) return parts
  if (length === partSize) return PARTS_UNKNOWN
  return length === 0 ? index : index + 1
}
