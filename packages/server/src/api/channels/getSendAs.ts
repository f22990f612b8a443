import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/** As whom the caller may speak somewhere: as itself, and in a channel only as the channel. */
export const getSendAs: Handler<'channels.getSendAs'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  const asChannel = peer.kind === 'channel' && peer.chat.kind === 'channel'
  const speaker = asChannel ? peer.id : context.userId
  return {
    _: 'channels.sendAsPeers',
    peers: [{ _: 'sendAsPeer', peer: shapePeer(speaker) }],
    chats: await shapeChats(context, context.userId, asChannel ? [peer.id] : []),
    users: await shapeUsers(context, context.userId, asChannel ? [] : [context.userId]),
  }
}
