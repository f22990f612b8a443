import type { Peer } from './peer.ts'
import type { Services } from './services.ts'

/** "the specified auth_key_id cannot be found", also for a handshake that went wrong. */
const NOT_FOUND = -404

/**
 * Tells a client that its key is unknown, or that its handshake failed. It may try again on the same connection, but
 * not for ever.
 */
export function sendNotFound({ limits }: Services, peer: Peer): void {
  if (peer.closed) return
  peer.link.sendTransportError(NOT_FOUND)
  peer.transportErrors++
  if (peer.transportErrors >= limits.transportErrors) peer.close()
}
