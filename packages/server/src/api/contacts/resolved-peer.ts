import type { Constructor } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

export async function resolvedPeer(
  context: Context,
  { id }: UserRecord,
): Promise<Constructor<'contacts.resolvedPeer'>> {
  return {
    _: 'contacts.resolvedPeer',
    peer: shapePeer(id),
    chats: [],
    users: await shapeUsers(context, context.userId, [id]),
  }
}
