import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'

/** The lowest three bits of a state say whether the message was received; this is "received". */
const STATE = 7
const RECEIVED = 4

/** "Voluntary communication of status of messages": what the client has received is as good as acknowledged. */
export function handleMsgsAllInfo(
  { session }: Incoming,
  { msg_ids, info }: MtprotoConstructors['msgs_all_info'],
): void {
  const received = msg_ids.filter((_, index) => ((info[index] ?? 0) & STATE) === RECEIVED)
  session.outgoing.acknowledge(received)
}
