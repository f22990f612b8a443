import type { Handler } from '../handler.ts'
import { ownSet } from './named-set.ts'

export const deleteStickerSet: Handler<'stickers.deleteStickerSet'> = async (request, context) => {
  await context.stickers.delete(await ownSet(request.stickerset, context))
  return true
}
