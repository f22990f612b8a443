import type { Type } from '@longshore/protocol/schema/api'
import { decodeStored } from '../../messages/message-content.ts'
import type { BoxOwner } from '../../storage/ports/message-store.ts'
import { isChannelPeer } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import { shapeMessages } from '../shapes/messages.ts'
import { newestPinned } from './pinned/newest-pinned.ts'

const mostAtOnce = 200

/** Messages of a box as the caller names them, in the order of the request. */
export async function namedMessages(
  inputs: readonly Type<'InputMessage'>[],
  box: BoxOwner,
  context: Context,
): Promise<{ messages: Type<'Message'>[]; users: Type<'User'>[]; chats: Type<'Chat'>[] }> {
  const ids = await Promise.all(inputs.slice(0, mostAtOnce).map((input) => idOf(input, box, context)))
  const records = await context.messages.store.messages(box, ids)
  const { messages, users, chats } = await shapeMessages(context, context.userId, records)
  const byId = new Map(messages.map((message) => [message.id, message]))
  return { messages: ids.map((id) => byId.get(id) ?? { _: 'messageEmpty', id }), users, chats }
}

/** 0, which no message has, where nothing is meant. */
async function idOf(input: Type<'InputMessage'>, box: BoxOwner, { messages }: Context): Promise<number> {
  if (input._ === 'inputMessageID') return input.id
  // A box of many dialogs has no pinned message of its own.
  if (input._ === 'inputMessagePinned' && isChannelPeer(box))
    return (await newestPinned(box, box, messages)) ?? 0
  if (input._ !== 'inputMessageReplyTo') return 0
  const [message] = await messages.store.messages(box, [input.id])
  const reply = message && decodeStored(message.body).content.reply_to
  return reply?._ === 'messageReplyHeader' ? (reply.reply_to_msg_id ?? 0) : 0
}
