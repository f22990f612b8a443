import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'

/** "the receiving party acknowledges": nothing of it need be kept. */
export function handleMsgsAck({ session }: Incoming, { msg_ids }: MtprotoConstructors['msgs_ack']): void {
  session.outgoing.acknowledge(msg_ids)
}
