import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { ChannelReading } from '../../storage/ports/message-store.ts'
import { bareId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { followedAs } from '../messages/followed-channels.ts'
import { channelPeer, type DialogPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { updatesOf } from '../shapes/updates.ts'

const everything = 2 ** 31 - 1

/** Marks a channel as read up to a message; 0 means all of it. Those whose messages were read in a supergroup learn of it. */
export const readHistory: Handler<'channels.readHistory'> = async (request, context) => {
  const peer = await channelPeer(request.channel, context)
  const upTo = request.max_id > 0 ? request.max_id : everything
  const read =
    peer.member && (await context.messages.store.markChannelRead(context.userId, followedAs(peer), upTo))
  if (read) await tellOfReading(peer, read, context)
  return true
}

async function tellOfReading(
  { id: channel, chat }: Exclude<DialogPeer, { kind: 'user' }>,
  { upTo, unread, authors }: ChannelReading,
  context: Context,
): Promise<void> {
  const { pts } = await context.messages.store.state(channel)
  const channel_id = bareId(channel)
  const push = async (user: bigint, update: Type<'Update'>): Promise<void> => {
    if (!context.updates.listens(user)) return
    const chats = await shapeChats(context, user, [channel])
    const told: Constructor<'updates'> = updatesOf(context, [update], [], chats)
    context.updates.push(user, (layer) => encodeObject(told, layer), context.caller)
  }
  await push(context.userId, {
    _: 'updateReadChannelInbox',
    channel_id,
    max_id: upTo,
    still_unread_count: unread,
    pts,
  })
  if (chat.kind === 'channel') return // Posts have no reader that their author learns of.
  for (const author of authors)
    await push(author.user, { _: 'updateReadChannelOutbox', channel_id, max_id: author.upTo })
}
