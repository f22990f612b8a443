import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type Body, lengthOf, wholeOf } from '@longshore/protocol/mtproto/message/body'
import { notingWaits } from '../observe/waits.ts'
import { StorageFull } from '../storage/ports/storage-error.ts'
import { RequestCaller } from './caller.ts'
import type { Incoming } from './incoming.ts'
import type { Room } from './link.ts'
import type { OutgoingMessage } from './outgoing.ts'
import type { Owing } from './owed.ts'
import { pack } from './pack.ts'
import { rpcError, rpcResult } from './rpc-result.ts'
import type { Services } from './services.ts'

/** Lets the API answer a request. Requests of one session run at the same time and end in any order. */
export function answerRequest(
  incoming: Incoming,
  body: Uint8Array,
  room: Room,
  owing: Owing = owe(incoming),
): Promise<void> {
  owing.at('being read')
  return incoming.services.sender.expecting(room, (expect) => answer(incoming, body, expect, owing))
}

/** The answer to a request is owed from now on. */
export function owe({ services, peer, message }: Incoming): Owing {
  return services.owed.begin('waiting for its turn', () => ({
    address: peer.link.remoteAddress,
    messageId: message.id,
  }))
}

async function answer(incoming: Incoming, body: Uint8Array, expect: Room, owing: Owing): Promise<void> {
  const { services, message } = incoming
  const caller = new RequestCaller(incoming, expect, owing)
  try {
    const { body: whole, compressible } = await notingWaits(owing, () =>
      services.dispatcher.dispatch(body, caller),
    )
    const worthPacking = compressible && lengthOf(whole) > services.limits.packOver
    const result = worthPacking ? await pack(wholeOf(whole)) : whole
    sendResult(incoming, 'answered', result, compressible ? 'until acknowledged' : 'while connected')
  } catch (error) {
    sendError(incoming, told(services, message.id, error))
  }
  owing.end()
  caller.answered()
}

/** What the client is told of a failure; the operator is told what that hides. */
function told({ log, hiddenCauses, ended }: Services, messageId: bigint, error: unknown): RpcError {
  const answer = error instanceof StorageFull ? asStorageCheckFailed(error) : error
  if (answer instanceof RpcError) {
    hiddenCauses.tell(answer)
    return answer
  }
  if (ended.aborted) log.info({ err: error, messageId }, 'a request was given up at the end')
  else log.error({ err: error, messageId }, 'a request failed for a reason the API does not know')
  return new RpcError('INTERNAL_SERVER_ERROR')
}

/** A full disk is no bug, whatever found it full. */
function asStorageCheckFailed(cause: StorageFull): RpcError {
  const answer = new RpcError('STORAGE_CHECK_FAILED')
  answer.cause = cause
  return answer
}

export function sendError(incoming: Incoming, error: RpcError): void {
  sendResult(incoming, 'failed', rpcError(error), 'until acknowledged')
}

function sendResult(
  { session, message, peer }: Incoming,
  outcome: 'answered' | 'failed',
  result: Body,
  keep: OutgoingMessage['keep'],
): void {
  message.progress = outcome
  session.outcomes.settle(message.id, outcome)
  if (message.dropped) return
  session.outgoing.send({ body: rpcResult(message.id, result), keep, answers: message, over: peer.link })
}
