import type { Handler } from '../handler.ts'
import { clearList } from '../stickers/saved-list.ts'

export const clearRecentStickers: Handler<'messages.clearRecentStickers'> = ({ attached }, context) =>
  clearList(attached ? 'recent attached' : 'recent', context)
