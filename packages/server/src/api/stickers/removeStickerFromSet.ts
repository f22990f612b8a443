import type { Handler } from '../handler.ts'
import { ownSticker } from './named-set.ts'
import { shapeWholeSet } from './shape-sets.ts'

export const removeStickerFromSet: Handler<'stickers.removeStickerFromSet'> = async (request, context) => {
  const { set, document } = await ownSticker(request.sticker, context)
  return shapeWholeSet(context, context.userId, await context.stickers.remove(set, document))
}
