import { channelNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'

const mostAtOnce = 200

export const getChannels: Handler<'channels.getChannels'> = async (request, context) => {
  const named = await Promise.all(
    request.id.slice(0, mostAtOnce).map((input) => channelNamed(input, context)),
  )
  const ids = named.map(({ chat }) => chat.id)
  return { _: 'messages.chats', chats: await shapeChats(context, context.userId, ids) }
}
