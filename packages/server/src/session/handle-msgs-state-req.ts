import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'
import { statesOf } from './message-state.ts'
import { serviceMessage } from './service-message.ts'

/** "request for message status information": answered by one byte on each message. */
export function handleMsgsStateReq(
  incoming: Incoming,
  { msg_ids }: MtprotoConstructors['msgs_state_req'],
): void {
  sendStates(incoming, msg_ids)
}

export function sendStates({ session, message }: Incoming, ids: readonly bigint[]): void {
  const info = statesOf(session, ids)
  const body = serviceMessage({ _: 'msgs_state_info', req_msg_id: message.id, info })
  session.outgoing.send({ body, keep: 'no' })
}
