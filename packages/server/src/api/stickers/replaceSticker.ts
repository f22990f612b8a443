import type { Handler } from '../handler.ts'
import { ownSticker } from './named-set.ts'
import { newSticker } from './new-sticker.ts'
import { shapeWholeSet } from './shape-sets.ts'

export const replaceSticker: Handler<'stickers.replaceSticker'> = async (request, context) => {
  const { set, document } = await ownSticker(request.sticker, context)
  const sticker = await newSticker(request.new_sticker, set.kind, undefined, context)
  return shapeWholeSet(context, context.userId, await context.stickers.replace(set, document, sticker))
}
