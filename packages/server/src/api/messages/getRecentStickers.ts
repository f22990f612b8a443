import type { Handler } from '../handler.ts'
import { isKnown } from '../stickers/installed-sets.ts'
import { savedList } from '../stickers/saved-list.ts'

export const getRecentStickers: Handler<'messages.getRecentStickers'> = async (
  { hash: known, attached },
  context,
) => {
  const { hash, documents, packs, dates } = await savedList(attached ? 'recent attached' : 'recent', context)
  if (isKnown(known, hash)) return { _: 'messages.recentStickersNotModified' }
  return { _: 'messages.recentStickers', hash, packs, stickers: documents, dates }
}
