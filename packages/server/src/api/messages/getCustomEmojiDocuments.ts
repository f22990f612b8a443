import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { shapeSticker } from '../stickers/shape-sets.ts'

/** Clients ask for so many at once. */
const most = 200

/** Custom emoji as texts name them, by the id alone; those that there are not are left out. @throws RpcError LIMIT_INVALID */
export const getCustomEmojiDocuments: Handler<'messages.getCustomEmojiDocuments'> = async (
  { document_id },
  context,
) => {
  if (document_id.length > most) throw new RpcError('LIMIT_INVALID')
  const { store } = context.stickers
  const setOf = await store.sets.setsOf([...new Set(document_id)])
  const sets = await store.sets.sets([...new Set(setOf.values())])
  const emojiSets = new Set(sets.filter(({ kind }) => kind === 'emojis').map(({ id }) => id))
  const found = [...setOf].filter(([, set]) => emojiSets.has(set))
  return Promise.all(found.map(([document, set]) => shapeSticker(context, context.userId, set, document)))
}
