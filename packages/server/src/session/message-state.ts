import type { Session } from './session.ts'

/** The lowest three bits of a state (mtproto/service_messages_about_messages, Message Status). */
const UNKNOWN = 1
const NOT_RECEIVED = 2
const NOT_RECEIVED_ID_TOO_HIGH = 3
const RECEIVED = 4
/** Bits that may join `RECEIVED`. */
const ACKNOWLEDGED = 8
const NEEDS_NO_ACKNOWLEDGEMENT = 16
const REQUEST_BEGUN = 32
const ANSWER_MADE = 64
const ANSWER_KNOWN = 128

/** One byte on each message: what a session can say of it. */
export function statesOf(session: Session, ids: readonly bigint[]): Uint8Array {
  return Uint8Array.from(ids, (id) => stateOf(session, id))
}

function stateOf({ received, outgoing, firstMessageId }: Session, id: bigint): number {
  const message = received.find(id)
  if (!message) {
    if (id > received.newest) return NOT_RECEIVED_ID_TOO_HIGH
    return id <= received.forgottenUpTo || id < firstMessageId ? UNKNOWN : NOT_RECEIVED
  }
  const { progress, answerId, answerReceived, acknowledged, seqNo, dropped } = message
  const answered = progress === 'answered' || progress === 'failed'
  const answerLost = answered && !answerReceived && !dropped && !outgoing.isWaiting(message)
  // An answer that was forgotten will never come: as far as the client is concerned the request was forgotten, too.
  if (answerLost && (answerId === undefined || !outgoing.kept(answerId))) return UNKNOWN
  return (
    RECEIVED |
    (acknowledged ? ACKNOWLEDGED : 0) |
    (seqNo & 1 ? 0 : NEEDS_NO_ACKNOWLEDGEMENT) |
    (progress === 'received' ? 0 : REQUEST_BEGUN) |
    (answered ? ANSWER_MADE : 0) |
    (answerReceived ? ANSWER_KNOWN : 0)
  )
}
