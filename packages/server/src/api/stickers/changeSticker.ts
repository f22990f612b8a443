import { emojisOf } from '../../stickers/emoji.ts'
import { keywordsOf } from '../../stickers/keywords.ts'
import type { Handler } from '../handler.ts'
import { ownSticker } from './named-set.ts'
import { maskCoordsOf } from './new-sticker.ts'
import { shapeWholeSet } from './shape-sets.ts'

/** Gives a sticker other emoji, words or another place on a face; what is absent stays. */
export const changeSticker: Handler<'stickers.changeSticker'> = async (request, context) => {
  const { set, document } = await ownSticker(request.sticker, context)
  const changed = await context.stickers.change(set, document, {
    emojis: request.emoji === undefined ? undefined : emojisOf(request.emoji),
    keywords: request.keywords === undefined ? undefined : keywordsOf(request.keywords),
    maskCoords: set.kind === 'masks' ? maskCoordsOf(request.mask_coords) : undefined,
  })
  return shapeWholeSet(context, context.userId, changed)
}
