import { canPin } from '../../../chats/rights.ts'
import { requireRight } from '../../chats/require.ts'
import type { DialogPeer } from '../../peers.ts'

/** In private chats both sides may. @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED */
export function requirePinning(peer: DialogPeer): void {
  if (peer.kind !== 'user') requireRight(peer, canPin)
}
