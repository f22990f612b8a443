import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { bareId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'
import type { DialogPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { updatesOf } from '../shapes/updates.ts'
import { followedAs } from './followed-channels.ts'

/**
 * How far the caller has read a channel it has just said something in: its own words are read as they are written. Its
 * other sessions learn of it, and the answer tells it too.
 */
export async function ownPostRead(
  peer: DialogPeer,
  context: Context,
): Promise<Constructor<'updateReadChannelInbox'>[]> {
  if (peer.kind !== 'channel' || !peer.member) return []
  const { userId, messages, updates } = context
  const [dialog] = await messages.store.dialogsWith(userId, [peer.id], [followedAs(peer)])
  if (!dialog) return []
  const update: Type<'Update'> = {
    _: 'updateReadChannelInbox',
    channel_id: bareId(peer.id),
    max_id: dialog.readInboxUpTo,
    still_unread_count: dialog.unread,
    pts: dialog.pts ?? 0,
  }
  const told = updatesOf(context, [update], [], await shapeChats(context, userId, [peer.id]))
  updates.push(userId, (layer) => encodeObject(told, layer), context.caller)
  return [update]
}
