import type { Handler } from '../handler.ts'
import { featured } from '../stickers/official-sets.ts'

export const getFeaturedEmojiStickers: Handler<'messages.getFeaturedEmojiStickers'> = ({ hash }, context) =>
  featured('emojis', hash, context)
