import { lengthOf } from '@longshore/protocol/mtproto/message/body'
import type { MtprotoConstructors, MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'
import { rpcResult } from './rpc-result.ts'
import { serviceMessage } from './service-message.ts'

type Dropped =
  | MtprotoConstructors['rpc_answer_unknown']
  | MtprotoConstructors['rpc_answer_dropped_running']
  | MtprotoConstructors['rpc_answer_dropped']

/** The client does not want the answer to a request any more: it is not sent, or not sent again. */
export function handleRpcDropAnswer(
  incoming: Incoming,
  { req_msg_id }: MtprotoMethods['rpc_drop_answer']['request'],
): void {
  const { session, message } = incoming
  const result = serviceMessage(dropAnswer(incoming, req_msg_id))
  session.outgoing.send({ body: rpcResult(message.id, result), keep: 'until acknowledged', answers: message })
}

function dropAnswer({ session }: Incoming, requestId: bigint): Dropped {
  const request = session.received.find(requestId)
  if (request?.progress === 'running') {
    request.dropped = true
    return { _: 'rpc_answer_dropped_running' }
  }
  const answer = request?.answerId === undefined ? undefined : session.outgoing.forget(request.answerId)
  if (!request || !answer) return { _: 'rpc_answer_unknown' }
  request.dropped = true
  return { _: 'rpc_answer_dropped', msg_id: answer.id, seq_no: answer.seqNo, bytes: lengthOf(answer.body) }
}
