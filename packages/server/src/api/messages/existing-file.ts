import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { DocumentRecord, PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'

/**
 * A document the caller was shown.
 *
 * @throws RpcError DOCUMENT_INVALID, FILE_REFERENCE_EMPTY, FILE_REFERENCE_EXPIRED, FILE_REFERENCE_INVALID,
 * CHAT_FORWARDS_RESTRICTED for what may be seen but not shown elsewhere
 */
export async function existingDocument(
  input: Constructor<'inputDocument'>,
  { files, userId }: Context,
): Promise<DocumentRecord> {
  return unless('DOCUMENT_INVALID', () => files.locateDocument(userId, credentialsOf(input)))
}

/**
 * A photo the caller was shown.
 *
 * @param unknown what to say of one that nobody showed to the caller
 * @throws RpcError `unknown`, FILE_REFERENCE_EMPTY, FILE_REFERENCE_EXPIRED, FILE_REFERENCE_INVALID,
 * CHAT_FORWARDS_RESTRICTED for what may be seen but not shown elsewhere
 */
export async function existingPhoto(
  input: Constructor<'inputPhoto'>,
  { files, userId }: Context,
  unknown: 'PHOTO_INVALID' | 'PHOTO_ID_INVALID' = 'PHOTO_INVALID',
): Promise<PhotoRecord> {
  return unless(unknown, () => files.locatePhoto(userId, credentialsOf(input)))
}

/** Stickers on one picture or video, at most. */
const mostStickers = 100

/**
 * The stickers that a sender put on a picture or a video.
 *
 * @throws RpcError MEDIA_INVALID for too many, and as `existingDocument`
 */
export async function attachedStickers(
  inputs: readonly Type<'InputDocument'>[] | undefined,
  context: Context,
): Promise<bigint[]> {
  const stickers: bigint[] = []
  if ((inputs?.length ?? 0) > mostStickers) throw new RpcError('MEDIA_INVALID')
  for (const input of inputs ?? []) {
    if (input._ === 'inputDocumentEmpty') throw new RpcError('DOCUMENT_INVALID')
    stickers.push((await existingDocument(input, context)).id)
  }
  return stickers
}

function credentialsOf({
  id,
  access_hash: accessHash,
  file_reference: fileReference,
}: Constructor<'inputDocument'> | Constructor<'inputPhoto'>): {
  readonly id: bigint
  readonly accessHash: bigint
  readonly fileReference: Uint8Array
} {
  return { id, accessHash, fileReference }
}

/** FILE_ID_INVALID is what upload.getFile says of a file that is unknown, or known to others only. */
async function unless<T>(unknown: KnownError, locate: () => Promise<T>): Promise<T> {
  try {
    return await locate()
  } catch (error) {
    if (error instanceof RpcError && error.is('FILE_ID_INVALID')) throw new RpcError(unknown)
    throw error
  }
}
