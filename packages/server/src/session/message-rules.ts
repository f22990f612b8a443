import type { MessageKind } from './message-kind.ts'

/** error_code of a bad_msg_notification (mtproto/service_messages, Notice of Ignored Error Message). */
export const BadMessage = {
  idTooLow: 16,
  idTooHigh: 17,
  idHasWrongLowBits: 18,
  containerIdRepeats: 19,
  tooOldToVerify: 20,
  evenSeqNoExpected: 34,
  oddSeqNoExpected: 35,
  badContainer: 64,
} as const

export type BadMessageCode = (typeof BadMessage)[keyof typeof BadMessage]

/** Seconds. "more than 300 seconds in the past or 30 seconds in the future". */
export const OLDEST_MESSAGE = 300
const NEWEST_MESSAGE = 30

/** The lowest id a message of that time can have; "unixtime * 2^32". @param time Unix milliseconds */
export function messageIdAt(time: number): bigint {
  return (BigInt(Math.floor(time)) << 32n) / 1000n
}

/**
 * Whether nobody can say if a message came before: it is older than what there is to remember. "msg_id too low" rather than
 * "too old to verify", since GramJS, teleproto and Telethon give their caller an error upon the latter, and send the message
 * again under a new id upon the former, as all others do upon either.
 *
 * @param rememberedFrom the lowest id that would still be known, had it come
 */
export function faultOfUnremembered(id: bigint, rememberedFrom: bigint): BadMessageCode | undefined {
  return id < rememberedFrom ? BadMessage.idTooLow : undefined
}

/**
 * What is wrong with the id of a client's message that is not known yet.
 *
 * @param now Unix milliseconds
 * @param forgottenUpTo the newest id the session once knew and has forgotten: at or below it nobody can say whether
 * the message was received
 */
export function faultOfMessageId(id: bigint, now: number, forgottenUpTo: bigint): BadMessageCode | undefined {
  if ((id & 3n) !== 0n) return BadMessage.idHasWrongLowBits
  if (id <= forgottenUpTo) return BadMessage.tooOldToVerify
  if (id < messageIdAt(now - OLDEST_MESSAGE * 1000)) return BadMessage.idTooLow
  if (id > messageIdAt(now + NEWEST_MESSAGE * 1000)) return BadMessage.idTooHigh
  return undefined
}

/**
 * Whether a seq_no has the right parity: odd for what must be acknowledged, even for what must not be. Clients differ
 * on MTProto's own messages (mtcute numbers its acknowledgements as if they asked for some), so that either will do
 * there; they also differ on the order, which is not judged.
 */
export function faultOfSeqNo(kind: MessageKind, seqNo: number): BadMessageCode | undefined {
  const odd = (seqNo & 1) === 1
  if (kind === 'request' && !odd) return BadMessage.oddSeqNoExpected
  if (kind === 'container' && odd) return BadMessage.evenSeqNoExpected
  return undefined
}
