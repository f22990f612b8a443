import type { Handler } from '../handler.ts'
import { changeList } from '../stickers/saved-list.ts'

/** A sticker that was sent lately, or put on a photo lately (`attached`). */
export const saveRecentSticker: Handler<'messages.saveRecentSticker'> = ({ id, unsave, attached }, context) =>
  changeList(attached ? 'recent attached' : 'recent', id, unsave, context)
