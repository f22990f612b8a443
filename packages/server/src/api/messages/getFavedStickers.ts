import type { Handler } from '../handler.ts'
import { isKnown } from '../stickers/installed-sets.ts'
import { savedList } from '../stickers/saved-list.ts'

export const getFavedStickers: Handler<'messages.getFavedStickers'> = async ({ hash: known }, context) => {
  const { hash, documents, packs } = await savedList('faved', context)
  if (isKnown(known, hash)) return { _: 'messages.favedStickersNotModified' }
  return { _: 'messages.favedStickers', hash, packs, stickers: documents }
}
