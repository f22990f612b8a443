import { boxFor } from '../../../messages/place.ts'
import type { BoxOwner } from '../../../storage/ports/message-store.ts'
import type { PeerId } from '../../../storage/ports/peer-id.ts'
import type { Context } from '../../context.ts'
import type { DialogPeer } from '../../peers.ts'

/** The newest pinned message of a dialog (`pinned_msg_id`). */
export async function pinnedIn(peer: DialogPeer, { messages, userId }: Context): Promise<number | undefined> {
  return newestPinned(boxFor(userId, peer), peer.id, messages)
}

export async function newestPinned(
  box: BoxOwner,
  peer: PeerId,
  { store }: Context['messages'],
): Promise<number | undefined> {
  const newest = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 1 }
  const { messages } = await store.find(box, { peer, pinned: true }, newest)
  return messages[0]?.id
}
