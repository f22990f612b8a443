import type { Handler } from '../handler.ts'
import { foundSets } from '../stickers/official-sets.ts'

export const searchStickerSets: Handler<'messages.searchStickerSets'> = (request, context) =>
  foundSets('stickers', request, context)
