import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'

/**
 * A document the caller was shown.
 *
 * @param refusal what to say of one that nobody showed to the caller, and of none
 * @throws RpcError `refusal`, FILE_REFERENCE_EMPTY, FILE_REFERENCE_EXPIRED, FILE_REFERENCE_INVALID
 */
export async function documentNamed(
  input: Type<'InputDocument'>,
  refusal: KnownError,
  { files, userId }: Context,
): Promise<DocumentRecord> {
  if (input._ === 'inputDocumentEmpty') throw new RpcError(refusal)
  const { id, access_hash: accessHash, file_reference: fileReference } = input
  try {
    return await files.locateDocument(userId, { id, accessHash, fileReference })
  } catch (error) {
    if (error instanceof RpcError && error.is('FILE_ID_INVALID')) throw new RpcError(refusal)
    throw error
  }
}
