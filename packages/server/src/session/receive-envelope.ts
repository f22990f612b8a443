import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import {
  type ContainedMessage,
  isContainer,
  readContainer,
} from '@longshore/protocol/mtproto/message/container'
import type { PlainMessage } from '@longshore/protocol/mtproto/message/envelope'
import { TlError } from '@longshore/protocol/tl/reader'
import { badMessage, badServerSalt } from './bad-message.ts'
import type { Steps } from './fair-line.ts'
import { type HeldKey, permanentOf } from './held-key.ts'
import {
  BadMessage,
  type BadMessageCode,
  faultOfMessageId,
  faultOfSeqNo,
  faultOfUnremembered,
} from './message-rules.ts'
import type { Peer } from './peer.ts'
import { receiveMessage } from './receive-message.ts'
import { nowInSeconds, type Services } from './services.ts'
import type { Session } from './session.ts'
import { openSession } from './sessions.ts'

/**
 * How far apart the messages of POSTs may be that a client sends at once, as ids: each comes by itself, in any order. Told
 * that what is below the first to come may have been lost, Telegram Desktop would send the others again.
 */
const SENT_AT_ONCE = 2n << 32n

/** An envelope that was opened with a key. */
export interface OpenedEnvelope {
  readonly message: PlainMessage
  /** Where a quick acknowledgement was asked for. */
  readonly quickAckToken: number | undefined
}

/** Messages of a container that are received in one step. */
const RECEIVED_AT_ONCE = 32

/**
 * Lets a message, or the messages of a container, into their session, or says what is wrong. The session has begun when the
 * first step is done.
 *
 * @param rememberedFrom where the session is not known: lower ids may have been received by another process
 */
export function* receiveEnvelope(
  services: Services,
  peer: Peer,
  key: HeldKey,
  { message, quickAckToken }: OpenedEnvelope,
  rememberedFrom = 0n,
): Steps {
  const { sender, ids, keys } = services
  const { sessionId, msgId } = message
  const known = key.sessions.get(sessionId)
  const lowest = known?.rememberedFrom ?? lowestOf(services, key, rememberedFrom)
  const contents = contentsOf(message)
  if (contents?.[0] !== message) frameMemory.keep(message.body)
  const objection = objectionTo(services, key, { known, lowest }, message)
  if (objection || !contents) {
    const seqNo = known?.outgoing.seqNo ?? 0
    const body = objection ?? badMessage(message, BadMessage.badContainer)
    sender.sendAside(key, peer.link, { sessionId, msgId: ids.next('answer'), seqNo, body })
    return
  }

  const isLower = (id: bigint, than: bigint) => id < than && id >= lowest
  const lowestId = contents.reduce((first, { msgId: id }) => (isLower(id, first) ? id : first), msgId)
  const session =
    known ??
    openSession(services, key, {
      id: sessionId,
      firstMessageId: peer.link.single ? lowestId - SENT_AT_ONCE : lowestId,
      rememberedFrom: lowest,
      address: peer.link.remoteAddress,
    })
  peer.attach(session, { saysSomethingNew: !session.received.find(msgId) })
  const permanent = permanentOf(key)
  if (permanent) keys.noteActivity(permanent, nowInSeconds(services), peer.link.remoteAddress)
  if (quickAckToken !== undefined) peer.link.sendQuickAck(quickAckToken)
  if (contents[0] !== message) session.received.add(msgId, message.seqNo)
  for (const [index, content] of contents.entries()) {
    if (index > 0 && index % RECEIVED_AT_ONCE === 0) yield
    receiveMessage({ services, peer, key, session }, content)
  }
}

/** The session of a message, and the lowest id that would be known in it, had it come. */
interface Place {
  readonly known: Session | undefined
  readonly lowest: bigint
}

/** What the client is to be told about an envelope that is not let in. */
function objectionTo(
  services: Services,
  key: HeldKey,
  place: Place,
  message: PlainMessage,
): Uint8Array | undefined {
  const now = nowInSeconds(services)
  const { salts } = services
  if (!salts.accepts(key, message.salt, now)) return badServerSalt(message, salts.current(key, now))
  const fault = faultOf(services, place, message)
  return fault && badMessage(message, fault)
}

function faultOf(
  { clock }: Services,
  { known, lowest }: Place,
  { msgId, seqNo, body }: PlainMessage,
): BadMessageCode | undefined {
  const container = isContainer(body)
  // A message may come again; a container may not: "this must never happen".
  if (known?.received.find(msgId)) return container ? BadMessage.containerIdRepeats : undefined
  const fault =
    faultOfMessageId(msgId, clock(), known?.received.forgottenUpTo ?? 0n) ??
    faultOfUnremembered(msgId, lowest)
  return fault ?? (container ? faultOfSeqNo('container', seqNo) : undefined)
}

/** A session that is not known may be one that was forgotten, with the ids of what it received. */
function lowestOf({ rememberedFrom }: Services, { forgottenUpTo }: HeldKey, elsewhere: bigint): bigint {
  return [rememberedFrom, forgottenUpTo + 1n, elsewhere].reduce((most, id) => (id > most ? id : most))
}

/** The messages in a container, or the message itself; undefined for a container that breaks the rules. */
function contentsOf(message: PlainMessage): readonly ContainedMessage[] | undefined {
  if (!isContainer(message.body)) return [message]
  try {
    const contents = readContainer(message.body)
    // "the msg_id of a container must be greater than those of the messages inside"
    return contents.every(({ msgId }) => msgId < message.msgId) ? contents : undefined
  } catch (error) {
    if (error instanceof TlError) return undefined
    throw error
  }
}
