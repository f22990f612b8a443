import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { Services } from '../context.ts'
import { decodeAttributes } from '../document-attributes.ts'
import { shapePreviews, shapeVideoPreviews } from './photo-size.ts'

/**
 * A document as a viewer may use it: with the access hash of this viewer, and a new file reference that tells where it
 * was seen (api/file_reference). Each time the reference is another: clients give up on one that comes back unchanged.
 */
export async function shapeDocument(
  { files, config, stickers }: Pick<Services, 'files' | 'config' | 'stickers'>,
  viewer: bigint,
  id: bigint,
  origin: FileOrigin,
): Promise<Type<'Document'>> {
  const record = await files.document(id)
  if (!record) return { _: 'documentEmpty', id }
  const { previews, videoPreviews } = record
  const stickerSetHash = (set: bigint): bigint => stickers.accessHash(viewer, set)
  return {
    _: 'document',
    id,
    access_hash: files.accessHash(viewer, id),
    file_reference: files.fileReference(viewer, id, origin),
    date: record.date,
    mime_type: record.mimeType,
    size: BigInt(record.size),
    thumbs: previews.length > 0 ? shapePreviews(previews) : undefined,
    video_thumbs: videoPreviews.length > 0 ? shapeVideoPreviews(videoPreviews, stickerSetHash) : undefined,
    dc_id: config.dcId,
    attributes: decodeAttributes(record.attributes).map((attribute) =>
      withSetHash(attribute, stickerSetHash),
    ),
  }
}

/** The set a sticker belongs to is stored by its id: each viewer has an access hash of its own. */
function withSetHash(
  attribute: Type<'DocumentAttribute'>,
  stickerSetHash: (set: bigint) => bigint,
): Type<'DocumentAttribute'> {
  if (!('stickerset' in attribute) || attribute.stickerset._ !== 'inputStickerSetID') return attribute
  const { stickerset } = attribute
  return { ...attribute, stickerset: { ...stickerset, access_hash: stickerSetHash(stickerset.id) } }
}
