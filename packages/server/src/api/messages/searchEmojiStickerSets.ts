import type { Handler } from '../handler.ts'
import { foundSets } from '../stickers/official-sets.ts'

export const searchEmojiStickerSets: Handler<'messages.searchEmojiStickerSets'> = (request, context) =>
  foundSets('emojis', request, context)
