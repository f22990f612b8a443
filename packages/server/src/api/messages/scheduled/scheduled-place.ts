import type { Type } from '@longshore/protocol/schema/api'
import { canPost } from '../../../chats/rights.ts'
import type { Place } from '../../../messages/place.ts'
import type { Context } from '../../context.ts'
import { type DialogPeer, dialogPeer } from '../../peers.ts'
import { placeOf } from '../place.ts'
import { requirePosting } from '../recipient.ts'

/**
 * A dialog whose scheduled messages the caller may see: what waits to be posted in a channel is for those who post there.
 *
 * @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED, what `dialogPeer` throws
 */
export async function scheduledPlace(
  input: Type<'InputPeer'>,
  context: Context,
): Promise<{ peer: DialogPeer; place: Place }> {
  const peer = await dialogPeer(input, context)
  if (peer.kind === 'channel' && peer.chat.kind === 'channel') requirePosting(peer)
  return { peer, place: await placeOf(peer, context.userId, context) }
}

/** Whether something of a dialog waits that the caller may see. */
export async function hasScheduled(peer: DialogPeer, context: Context): Promise<boolean> {
  if (peer.kind === 'channel' && peer.chat.kind === 'channel' && !canPost(peer.chat, peer.member))
    return false
  return (
    (await context.messages.scheduled.in(context.userId, await placeOf(peer, context.userId, context)))
      .length > 0
  )
}
