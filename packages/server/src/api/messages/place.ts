import type { Place } from '../../messages/place.ts'
import type { Services } from '../context.ts'
import type { DialogPeer } from '../peers.ts'

/**
 * Where messages to a peer go. Who has blocked the sender gets none of them, and the sender does not learn of it.
 *
 * @param besides users who get a copy of what is told in a basic group though they are not in it any more
 */
export async function placeOf(
  peer: DialogPeer,
  sender: bigint,
  { chats, contacts }: Pick<Services, 'chats' | 'contacts'>,
  besides: readonly bigint[] = [],
): Promise<Place> {
  const { kind, id } = peer
  switch (kind) {
    case 'user':
      return { kind, id, unheard: (await contacts.blocks.blockersAmong(sender, [id])).length > 0 }
    case 'group':
      return { kind, id, members: [...(await chats.store.memberIds(id)), ...besides] }
    case 'channel':
      return { kind, id, posts: peer.chat.kind === 'channel' }
  }
}
