import { bareId } from '../../storage/ports/peer-id.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { channelPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { updatesOf } from '../shapes/updates.ts'

const mostAtOnce = 100

/** The caller heard voices or saw round videos of a channel; its other sessions learn of it. */
export const readMessageContents: Handler<'channels.readMessageContents'> = async (request, context) => {
  const { id: channel } = await channelPeer(request.channel, context)
  const ids = request.id.slice(0, mostAtOnce)
  const messages = await context.messages.store.readChannelContents(context.userId, channel, ids)
  if (messages.length === 0) return true
  const chats = await shapeChats(context, context.userId, [channel])
  const told = updatesOf(
    context,
    [{ _: 'updateChannelReadMessagesContents', channel_id: bareId(channel), messages }],
    [],
    chats,
  )
  context.updates.push(context.userId, (layer) => encodeObject(told, layer), context.caller)
  return true
}
