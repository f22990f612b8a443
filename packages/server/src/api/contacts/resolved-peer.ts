import type { Constructor } from '@longshore/protocol/schema/api'
import { isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

export async function resolvedPeer(
  context: Context,
  peer: PeerId,
): Promise<Constructor<'contacts.resolvedPeer'>> {
  return {
    _: 'contacts.resolvedPeer',
    peer: shapePeer(peer),
    chats: await shapeChats(context, context.userId, [peer]),
    users: await shapeUsers(context, context.userId, isUserPeer(peer) ? [peer] : []),
  }
}
