import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/file-reference.ts'
import type { Services } from '../context.ts'
import { decodeAttributes } from '../document-attributes.ts'

/**
 * A document as a viewer may use it: with the access hash of this viewer, and a new file reference that tells where it
 * was seen (api/file_reference). Each time the reference is another: clients give up on one that comes back unchanged.
 */
export async function shapeDocument(
  { files, config }: Pick<Services, 'files' | 'config'>,
  viewer: bigint,
  id: bigint,
  origin: FileOrigin,
): Promise<Type<'Document'>> {
  const record = await files.document(id)
  if (!record) return { _: 'documentEmpty', id }
  return {
    _: 'document',
    id,
    access_hash: files.accessHash(viewer, id),
    file_reference: files.fileReference(viewer, id, origin),
    date: record.date,
    mime_type: record.mimeType,
    size: BigInt(record.size),
    dc_id: config.dcId,
    attributes: decodeAttributes(record.attributes),
  }
}
