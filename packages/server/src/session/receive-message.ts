import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { ContainedMessage } from '@longshore/protocol/mtproto/message/container'
import { answerRequest, owe, sendError } from './answer-request.ts'
import { badMessage } from './bad-message.ts'
import { handleRepeated } from './handle-repeated.ts'
import { handleServiceMessage } from './handle-service-message.ts'
import type { Incoming } from './incoming.ts'
import type { Room } from './link.ts'
import { kindOf, type MessageKind } from './message-kind.ts'
import {
  BadMessage,
  type BadMessageCode,
  faultOfMessageId,
  faultOfSeqNo,
  faultOfUnremembered,
} from './message-rules.ts'
import type { Owing } from './owed.ts'
import { unpack } from './pack.ts'

/** One message of an envelope that was let in: it is judged by itself, remembered and handled. */
export function receiveMessage(place: Omit<Incoming, 'message'>, content: ContainedMessage): void {
  const { services, peer, session } = place
  const { msgId, seqNo, body } = content
  const kind = kindOf(body)
  const known = session.received.find(msgId)
  if (known) {
    const incoming = { ...place, message: known }
    if (kind === 'service') handleServiceMessage(incoming, body)
    else handleRepeated(incoming)
    return
  }

  const fault =
    faultOfMessageId(msgId, services.clock(), session.received.forgottenUpTo) ??
    faultOfUnremembered(msgId, session.rememberedFrom) ??
    faultOfContent(kind, seqNo)
  if (fault !== undefined) {
    session.outgoing.send({ body: badMessage(content, fault), keep: 'no' })
    return
  }
  const message = session.received.add(msgId, seqNo)
  const incoming = { ...place, message }
  if ((seqNo & 1) === 1) session.outgoing.confirm(msgId)
  if (kind === 'packed') {
    peer.link.run(body.length, (room) => receivePacked(incoming, body, room))
  } else if (kind === 'request') {
    message.progress = 'running'
    const owing = owe(incoming)
    peer.link.run(body.length, (room) => answerInTurn(incoming, body, room, owing))
  } else handleServiceMessage(incoming, body)
}

/** What was packed counts as if it had come so, except that a container must not be packed. */
async function receivePacked(incoming: Incoming, packed: Uint8Array, room: Room): Promise<void> {
  const { session, message, services, peer } = incoming
  // A few bytes may unpack to as many as are allowed.
  await room(services.limits.unpackedBytes)
  const { unpackedBytes } = services.limits
  const body = await services.unpacking.take(peer.link.remoteAddress, () => unpack(packed, unpackedBytes))
  if (!body) return sendError(incoming, new RpcError('INPUT_FETCH_FAIL'))
  const kind = kindOf(body)
  const fault =
    faultOfContent(kind, message.seqNo) ?? (kind === 'packed' ? BadMessage.badContainer : undefined)
  if (fault !== undefined) {
    session.received.remove(message.id)
    const notification = badMessage({ msgId: message.id, seqNo: message.seqNo }, fault)
    session.outgoing.send({ body: notification, keep: 'no' })
  } else if (kind === 'request') {
    message.progress = 'running'
    await answerInTurn(incoming, body, room)
  } else handleServiceMessage(incoming, body)
}

function answerInTurn(incoming: Incoming, body: Uint8Array, room: Room, owing?: Owing): Promise<void> {
  const { services, peer } = incoming
  return services.line.take(peer.link.remoteAddress, () => answerRequest(incoming, body, room, owing))
}

/** "containers cannot be nested" */
function faultOfContent(kind: MessageKind | undefined, seqNo: number): BadMessageCode | undefined {
  if (kind === 'container') return BadMessage.badContainer
  return kind && faultOfSeqNo(kind, seqNo)
}
