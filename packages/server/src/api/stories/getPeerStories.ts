import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Nobody tells stories here; clients ask whenever they come into a channel. */
export const getPeerStories: Handler<'stories.getPeerStories'> = async ({ peer }, context) => {
  const { id, kind } = await dialogPeer(peer, context)
  return {
    _: 'stories.peerStories',
    stories: { _: 'peerStories', peer: shapePeer(id), stories: [] },
    chats: await shapeChats(context, context.userId, [id]),
    users: await shapeUsers(context, context.userId, kind === 'user' ? [id] : []),
  }
}
