import type { Constructor } from '@longshore/protocol/schema/api'
import type { PeerId } from '../../storage/ports/message-store.ts'

export function shapePeer(peer: PeerId): Constructor<'peerUser'> {
  return { _: 'peerUser', user_id: peer }
}
