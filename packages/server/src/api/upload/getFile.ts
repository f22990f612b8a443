import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'

/**
 * A part of a file (api/files, downloading files).
 *
 * @throws RpcError LOCATION_INVALID for files of kinds this server does not have yet
 */
export const getFile: Handler<'upload.getFile'> = async (request, { files, userId }) => {
  const { location, precise, offset, limit } = request
  if (location._ !== 'inputDocumentFileLocation') throw new RpcError('LOCATION_INVALID')
  const document = {
    id: location.id,
    accessHash: location.access_hash,
    fileReference: location.file_reference,
    thumbSize: location.thumb_size,
  }
  const { type, mtime, bytes } = await files.read(userId, document, { offset, limit, precise })
  return { _: 'upload.file', type: { _: type }, mtime, bytes }
}
