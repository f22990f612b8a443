import type { Handler } from '../handler.ts'
import { ownSet } from './named-set.ts'
import { uploadedSticker } from './new-sticker.ts'
import { shapeWholeSet } from './shape-sets.ts'

/** Gives a set a picture of its own, or lets one of its emoji stand for it; with neither it has none any more. */
export const setStickerSetThumb: Handler<'stickers.setStickerSetThumb'> = async (request, context) => {
  const { stickers, userId } = context
  const set = await ownSet(request.stickerset, context)
  if (request.thumb_document_id !== undefined)
    return shapeWholeSet(context, userId, await stickers.setThumbEmoji(set, request.thumb_document_id))
  const { thumb = { _: 'inputDocumentEmpty' } } = request
  const isNone = thumb._ === 'inputDocumentEmpty'
  const source = isNone ? undefined : await uploadedSticker(thumb, undefined, context)
  return shapeWholeSet(context, userId, await stickers.setThumb(set, source))
}
