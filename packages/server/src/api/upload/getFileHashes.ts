import type { Handler } from '../handler.ts'
import { targetOfLocation } from './location.ts'

/**
 * Hashes of a file from the piece that holds `offset` to the end of its 8 MB; none from the end of the file on, and none
 * before its beginning (api/files, verifying downloaded chunks).
 */
export const getFileHashes: Handler<'upload.getFileHashes'> = async ({ location, offset }, context) => {
  const target = await targetOfLocation(location, context)
  const hashes = await context.files.hashes(target, offset)
  return hashes.map(({ offset, limit, hash }) => ({ _: 'fileHash', offset: BigInt(offset), limit, hash }))
}
