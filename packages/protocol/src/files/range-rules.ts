import { RpcError } from '../errors/rpc-error.ts'

const KB = 1024
/** "the requested part should be within one 1 MB chunk from the beginning of the file". Bytes. */
export const RANGE_CHUNK = 1_048_576

/** The arguments of upload.getFile that say which bytes are wanted. */
export interface RangeRequest {
  readonly offset: bigint | number
  readonly limit: number
  readonly precise?: boolean | undefined
}

/**
 * The rules of api/files, "Downloading files", for `offset` and `limit`. An offset beyond the end of the file is no
 * error: clients read until an answer comes short or empty.
 *
 * A range that begins well but leaves its 1 MB chunk is the limit's fault: it reaches too far.
 *
 * @throws {RpcError} OFFSET_INVALID, LIMIT_INVALID
 */
export function checkRange({ offset, limit, precise = false }: RangeRequest): void {
  const step = precise ? KB : 4 * KB
  if (!isWhole(offset) || offset < 0 || remainder(offset, step) !== 0) throw new RpcError('OFFSET_INVALID')
  if (!isWhole(limit) || limit <= 0 || limit % step !== 0) throw new RpcError('LIMIT_INVALID')
  // "1048576 (1 MB) must be divisible by limit", with precise: "limit must not exceed 1048576 (1 MB)".
  if (precise ? limit > RANGE_CHUNK : RANGE_CHUNK % limit !== 0) throw new RpcError('LIMIT_INVALID')
  // "offset / (1024 * 1024) == (offset + limit - 1) / (1024 * 1024)".
  if (remainder(offset, RANGE_CHUNK) + limit > RANGE_CHUNK) throw new RpcError('LIMIT_INVALID')
}

function isWhole(value: bigint | number): boolean {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}

function remainder(value: bigint | number, divisor: number): number {
  return typeof value === 'bigint' ? Number(value % BigInt(divisor)) : value % divisor
}
