import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkPart } from '@longshore/protocol/files/part-rules'
import type { PartStore } from '../../storage/ports/part-store.ts'
import type { FileLimits } from '../limits.ts'

/** upload.saveFilePart or upload.saveBigFilePart. */
export interface IncomingPart {
  readonly fileId: bigint
  /** `file_part`. */
  readonly index: number
  /** `file_total_parts`: big files only, -1 while unknown. */
  readonly totalParts?: number | undefined
  /** Must not change before the part is accepted. */
  readonly bytes: Uint8Array
  readonly big: boolean
}

/** Clients wait so many seconds and try again; meanwhile some upload may have been finished, or expired. */
const WAIT_FOR_ROOM = 60

/**
 * Saves a part: when this resolves it survives the death of the process.
 *
 * @throws {RpcError} the errors of api/files, "Uploading files"; FLOOD_WAIT_X while the user has too much waiting
 */
export async function acceptPart(
  parts: PartStore,
  user: bigint,
  { fileId, index, totalParts, bytes, big }: IncomingPart,
  { maxParts, ...limits }: { maxParts: number } & Pick<FileLimits, 'unfinishedBytes' | 'unfinishedUploads'>,
): Promise<void> {
  checkPart({ index, totalParts, size: bytes.length, big }, maxParts)
  const isFull =
    (await parts.unfinishedBytes(user)) + bytes.length > limits.unfinishedBytes ||
    (await parts.unfinishedUploads(user)) > limits.unfinishedUploads
  if (isFull) {
    throw new RpcError('FLOOD_WAIT_X', { x: WAIT_FOR_ROOM })
  }
  await parts.put({ user, fileId, big }, { index, totalParts, bytes })
}
