import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkPart } from '@longshore/protocol/files/part-rules'
import type { FileCatalog } from '../../storage/ports/file-catalog.ts'
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
 * @throws {RpcError} the errors of api/files, "Uploading files"; FLOOD_WAIT_X while the user has too much waiting;
 * STORAGE_QUOTA_EXCEEDED
 */
export async function acceptPart(
  { parts, catalog }: { readonly parts: PartStore; readonly catalog: Pick<FileCatalog, 'bytesOf'> },
  user: bigint,
  { fileId, index, totalParts, bytes, big }: IncomingPart,
  {
    maxParts,
    ...limits
  }: { maxParts: number } & Pick<FileLimits, 'quota' | 'unfinishedBytes' | 'unfinishedUploads'>,
): Promise<void> {
  checkPart({ index, totalParts, size: bytes.length, big }, maxParts)
  const waiting = (await parts.unfinishedBytes(user)) + bytes.length
  if ((await catalog.bytesOf(user)) + waiting > limits.quota) throw new RpcError('STORAGE_QUOTA_EXCEEDED')
  const isFull =
    waiting > limits.unfinishedBytes || (await parts.unfinishedUploads(user)) > limits.unfinishedUploads
  if (isFull) {
    throw new RpcError('FLOOD_WAIT_X', { x: WAIT_FOR_ROOM })
  }
  await parts.put({ user, fileId, big }, { index, totalParts, bytes })
}
