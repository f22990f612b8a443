import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'

/**
 * A document the caller was shown.
 *
 * @param refusal what to say of one that nobody showed to the caller, and of none
 * @throws RpcError `refusal`, FILE_REFERENCE_EMPTY, FILE_REFERENCE_EXPIRED, FILE_REFERENCE_INVALID,
 * CHAT_FORWARDS_RESTRICTED for one that may be seen but not shown elsewhere
 */
export async function documentNamed(
  input: Type<'InputDocument'>,
  refusal: KnownError,
  { files, userId }: Context,
  use: 'to show' | 'to take out' = 'to show',
): Promise<DocumentRecord> {
  if (input._ === 'inputDocumentEmpty') throw new RpcError(refusal)
  const { id, access_hash: accessHash, file_reference: fileReference } = input
  const named = { id, accessHash, fileReference }
  try {
    return await (use === 'to show' ? files.locateDocument(userId, named) : files.viewDocument(userId, named))
  } catch (error) {
    if (error instanceof RpcError && error.is('FILE_ID_INVALID')) throw new RpcError(refusal)
    throw error
  }
}
