import type { Handler } from '../handler.ts'
import { allStickers } from '../stickers/installed-sets.ts'

export const getEmojiStickers: Handler<'messages.getEmojiStickers'> = ({ hash }, context) =>
  allStickers('emojis', hash, context)
