import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { beginning } from '../chats/beginning.ts'
import { requireFewChats } from '../chats/require.ts'
import { tellOfChat } from '../chats/tell.ts'
import type { Handler } from '../handler.ts'

/** Makes a channel, or with `megagroup` a supergroup. */
export const createChannel: Handler<'channels.createChannel'> = async (request, context) => {
  if (request.ttl_period) throw new RpcError('TTL_PERIOD_INVALID') // Messages do not delete themselves here.
  await requireFewChats(context)
  const { title, about } = request
  const kind = request.megagroup || request.forum ? 'supergroup' : 'channel'
  const chat = await context.chats.create({ kind, title, about, creator: context.userId })
  const told = await tellOfChat(context, chat.id, [context.userId])
  return beginning(chat, { _: 'messageActionChannelCreate', title }, told, context)
}
