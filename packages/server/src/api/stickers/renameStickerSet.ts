import type { Handler } from '../handler.ts'
import { ownSet } from './named-set.ts'
import { shapeWholeSet } from './shape-sets.ts'

export const renameStickerSet: Handler<'stickers.renameStickerSet'> = async (request, context) => {
  const set = await ownSet(request.stickerset, context)
  return shapeWholeSet(context, context.userId, await context.stickers.rename(set, request.title))
}
