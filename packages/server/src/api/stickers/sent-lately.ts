import type { ShownFile } from '../../messages/messages.ts'
import type { SavedList } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { putFirst } from './saved-list.ts'

/** In which list clients look for what they sent. */
const listOf: Readonly<Partial<Record<ShownFile['kind'], SavedList>>> = { gif: 'gifs', sticker: 'recent' }

/** GIFs and stickers that somebody sent are at hand from then on, the last one first; bots have no such lists. */
export async function rememberSent(shown: readonly ShownFile[], context: Context): Promise<void> {
  const wanted = shown.flatMap(({ id, kind }) => {
    const list = listOf[kind]
    return list ? { list, id } : []
  })
  if (wanted.length === 0 || (await context.me()).tokenHash) return
  for (const { list, id } of wanted) await putFirst(list, id, context)
}
