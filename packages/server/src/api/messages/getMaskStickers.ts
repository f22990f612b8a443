import type { Handler } from '../handler.ts'
import { allStickers } from '../stickers/installed-sets.ts'

export const getMaskStickers: Handler<'messages.getMaskStickers'> = ({ hash }, context) =>
  allStickers('masks', hash, context)
