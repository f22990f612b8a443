import type { Handler } from '../handler.ts'
import { ownSet } from './named-set.ts'
import { newSticker } from './new-sticker.ts'
import { shapeWholeSet } from './shape-sets.ts'

export const addStickerToSet: Handler<'stickers.addStickerToSet'> = async (request, context) => {
  const set = await ownSet(request.stickerset, context)
  const sticker = await newSticker(request.sticker, set.kind, undefined, context)
  return shapeWholeSet(context, context.userId, await context.stickers.add(set, sticker))
}
