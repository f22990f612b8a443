import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { sendStates } from './handle-msgs-state-req.ts'
import type { Incoming } from './incoming.ts'

/**
 * "the other party immediately responds by re-transmitting the requested messages": what is still kept is sent again,
 * however long. If any is not, "as if msgs_state_req had come".
 */
export function handleMsgResendReq(
  incoming: Incoming,
  { msg_ids }: MtprotoConstructors['msg_resend_req'],
): void {
  const { outgoing } = incoming.session
  const messages = msg_ids.map((id) => outgoing.kept(id))
  for (const message of messages) if (message) outgoing.repeat(message)
  if (messages.includes(undefined)) sendStates(incoming, msg_ids)
}
