import type { Place } from '../../messages/place.ts'
import type { Services } from '../context.ts'
import type { DialogPeer } from '../peers.ts'

/**
 * Where messages to a peer go.
 *
 * @param besides users who get a copy of what is told in a basic group though they are not in it any more
 */
export async function placeOf(
  peer: DialogPeer,
  { chats }: Pick<Services, 'chats'>,
  besides: readonly bigint[] = [],
): Promise<Place> {
  const { kind, id } = peer
  switch (kind) {
    case 'user':
      return { kind, id }
    case 'group':
      return { kind, id, members: [...(await chats.store.memberIds(id)), ...besides] }
    case 'channel':
      return { kind, id, posts: peer.chat.kind === 'channel' }
  }
}
