import { groupNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'

const mostAtOnce = 200

/** Basic groups by their ids. */
export const getChats: Handler<'messages.getChats'> = async (request, context) => {
  const groups = await Promise.all(request.id.slice(0, mostAtOnce).map((id) => groupNamed(id, context)))
  const ids = groups.map(({ chat }) => chat.id)
  return { _: 'messages.chats', chats: await shapeChats(context, context.userId, ids) }
}
