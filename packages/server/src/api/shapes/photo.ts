import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { Services } from '../context.ts'
import { shapePreviews, shapeVideoPreviews } from './photo-size.ts'

/** A photo as a viewer may use it: with the viewer's access hash and a new file reference, as `shapeDocument`. */
export async function shapePhoto(
  { files, config, stickers }: Pick<Services, 'files' | 'config' | 'stickers'>,
  viewer: bigint,
  id: bigint,
  origin: FileOrigin,
): Promise<Type<'Photo'>> {
  const record = await files.photo(id)
  if (!record) return { _: 'photoEmpty', id }
  return {
    _: 'photo',
    has_stickers: record.stickers.length > 0,
    id,
    access_hash: files.accessHash(viewer, id),
    file_reference: files.fileReference(viewer, id, origin),
    date: record.date,
    sizes: shapePreviews(record.previews),
    video_sizes:
      record.videoPreviews.length > 0
        ? shapeVideoPreviews(record.videoPreviews, (set) => stickers.accessHash(viewer, set))
        : undefined,
    dc_id: config.dcId,
  }
}
