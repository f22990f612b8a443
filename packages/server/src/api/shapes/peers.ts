import type { Type } from '@longshore/protocol/schema/api'
import { bareId, isChannelPeer, isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'

export function shapePeer(peer: PeerId): Type<'Peer'> {
  if (isUserPeer(peer)) return { _: 'peerUser', user_id: peer }
  if (isChannelPeer(peer)) return { _: 'peerChannel', channel_id: bareId(peer) }
  return { _: 'peerChat', chat_id: bareId(peer) }
}
