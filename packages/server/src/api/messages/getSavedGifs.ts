import type { Handler } from '../handler.ts'
import { isKnown } from '../stickers/installed-sets.ts'
import { savedList } from '../stickers/saved-list.ts'

export const getSavedGifs: Handler<'messages.getSavedGifs'> = async ({ hash: known }, context) => {
  const { hash, documents } = await savedList('gifs', context)
  if (isKnown(known, hash)) return { _: 'messages.savedGifsNotModified' }
  return { _: 'messages.savedGifs', hash, gifs: documents }
}
