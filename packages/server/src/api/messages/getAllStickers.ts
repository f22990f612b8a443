import type { Handler } from '../handler.ts'
import { allStickers } from '../stickers/installed-sets.ts'

export const getAllStickers: Handler<'messages.getAllStickers'> = ({ hash }, context) =>
  allStickers('stickers', hash, context)
