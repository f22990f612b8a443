import type { MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'
import { serviceMessage } from './service-message.ts'

export function handlePing(incoming: Incoming, { ping_id }: MtprotoMethods['ping']['request']): void {
  sendPong(incoming, ping_id)
}

/** "the server closes the connection disconnect_delay seconds later, unless it receives a new message of this type". */
export function handlePingDelayDisconnect(
  incoming: Incoming,
  { ping_id, disconnect_delay }: MtprotoMethods['ping_delay_disconnect']['request'],
): void {
  sendPong(incoming, ping_id)
  const { peer, services } = incoming
  peer.disconnectAfter(Math.min(Math.max(disconnect_delay, 1), services.limits.longestDisconnectDelay))
}

function sendPong({ session, message, peer }: Incoming, pingId: bigint): void {
  const body = serviceMessage({ _: 'pong', msg_id: message.id, ping_id: pingId })
  session.outgoing.send({ body, keep: 'no', over: peer.link })
}
