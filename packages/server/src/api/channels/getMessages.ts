import type { Handler } from '../handler.ts'
import { namedMessages } from '../messages/named-messages.ts'
import { channelPeer } from '../peers.ts'

/** Messages of a channel by id, with fresh file references; `messageEmpty` stands for those that do not exist. */
export const getMessages: Handler<'channels.getMessages'> = async (request, context) => {
  const { id } = await channelPeer(request.channel, context)
  const found = await namedMessages(request.id, id, context)
  const { pts } = await context.messages.store.state(id)
  return { _: 'messages.channelMessages', pts, count: found.messages.length, topics: [], ...found }
}
