import { bareId } from '../../storage/ports/peer-id.ts'
import { knownUser } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'

const mostAtOnce = 100

/** Groups that both the caller and another are in; channels do not tell who reads them. */
export const getCommonChats: Handler<'messages.getCommonChats'> = async (request, context) => {
  const { store } = context.chats
  const user = await knownUser(request.user_id, context)
  const [mine, theirs] = await Promise.all([store.memberships(context.userId), store.memberships(user.id)])
  const also = new Set(theirs.map(({ chat }) => chat))
  const shared = await store.chats(mine.map(({ chat }) => chat).filter((id) => also.has(id)))
  const ids = shared
    .filter(({ kind }) => kind !== 'channel')
    .map(({ id }) => id)
    .filter((id) => request.max_id === 0n || bareId(id) < request.max_id)
    .toSorted((a, b) => (bareId(a) > bareId(b) ? -1 : 1))
    .slice(0, Math.min(Math.max(request.limit, 0), mostAtOnce))
  return { _: 'messages.chats', chats: await shapeChats(context, context.userId, ids) }
}
