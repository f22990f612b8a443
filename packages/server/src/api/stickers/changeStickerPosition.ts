import type { Handler } from '../handler.ts'
import { ownSticker } from './named-set.ts'
import { shapeWholeSet } from './shape-sets.ts'

export const changeStickerPosition: Handler<'stickers.changeStickerPosition'> = async (request, context) => {
  const { set, document } = await ownSticker(request.sticker, context)
  const moved = await context.stickers.move(set, document, request.position)
  return shapeWholeSet(context, context.userId, moved)
}
