import type { Handler } from '../handler.ts'
import { featured } from '../stickers/official-sets.ts'

export const getFeaturedStickers: Handler<'messages.getFeaturedStickers'> = ({ hash }, context) =>
  featured('stickers', hash, context)
