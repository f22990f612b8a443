import { ENVELOPE_HEADER_LENGTH, messageKeyLarge } from '../../crypto/message-cipher.ts'
import type { CryptoProvider, Pieces, Side } from '../../crypto/provider.ts'
import { frameMemory } from '../frame-memory.ts'
import type { AuthKey } from './auth-key.ts'
import { authKeyIdOf } from './auth-key-id.ts'
import { type Body, lengthOf, piecesOf } from './body.ts'
import { EnvelopeError } from './envelope-error.ts'

export { authKeyIdOf } from './auth-key-id.ts'
export { EnvelopeError } from './envelope-error.ts'
export { openPlain, sealPlain } from './plain-message.ts'

/** salt, session_id, message_id, seq_no, message_data_length */
const HEADER = 32
/** "random padding bytes, 12..1024" */
const MIN_PADDING = 12
const MAX_PADDING = 1024
/** Messages are made multiples of this, a multiple of the 16 that are asked for: batches of equal lengths encrypt faster. */
const SEALED_MULTIPLE = 64

/** What an encrypted message carries. */
export interface PlainMessage {
  salt: bigint
  sessionId: bigint
  msgId: bigint
  seqNo: number
  /** message_data: a multiple of 4 bytes. */
  body: Uint8Array
}

/** What an encrypted message is to carry. */
export interface MessageToSeal extends Omit<PlainMessage, 'body'> {
  /** A multiple of 4 bytes; its pieces must not change until it is sealed. */
  readonly body: Body
}

export interface OpenedEnvelope {
  /** Its body is a view of the decrypted bytes. */
  message: PlainMessage
  /** What a quick acknowledgement of this message consists of: unsigned 32 bits, the highest set. Worked out on demand. */
  readonly quickAckToken: number
}

/** A message and the key it is to be encrypted with. */
export interface KeyedMessage {
  readonly authKey: AuthKey
  readonly message: MessageToSeal
}

/** An envelope and the key it is to be decrypted with. */
export interface KeyedPayload {
  readonly authKey: AuthKey
  readonly payload: Uint8Array
}

/**
 * Encrypts messages together, whatever keys they have (mtproto/description, Encrypted Message).
 *
 * @returns envelopes in {@link frameMemory}, to be given back when they have been sent
 * @throws RangeError for a body of odd length
 */
export function sealEnvelopes(
  crypto: CryptoProvider,
  from: Side,
  messages: readonly KeyedMessage[],
): Uint8Array[] {
  const toSeal = messages.map(({ authKey, message }) => ({
    authKey: authKey.key,
    plaintext: plaintextOf(crypto, message),
  }))
  return crypto.sealMessages(from, toSeal, (length) => frameMemory.take(length))
}

/** {@link sealEnvelopes} for a single message. */
export function sealEnvelope(
  crypto: CryptoProvider,
  authKey: AuthKey,
  from: Side,
  message: MessageToSeal,
): Uint8Array {
  const [sealed] = sealEnvelopes(crypto, from, [{ authKey, message }])
  if (sealed === undefined) throw new Error(`${crypto.name} sealed nothing`)
  return sealed
}

function plaintextOf(crypto: CryptoProvider, { salt, sessionId, msgId, seqNo, body }: MessageToSeal): Pieces {
  const length = lengthOf(body)
  if (length % 4 !== 0) throw new RangeError(`a message body of ${length} bytes is no multiple of 4`)
  const least = HEADER + length + MIN_PADDING
  const padding = MIN_PADDING + (-least & (SEALED_MULTIPLE - 1))

  const header = new DataView(new ArrayBuffer(HEADER))
  header.setBigInt64(0, salt, true)
  header.setBigInt64(8, sessionId, true)
  header.setBigInt64(16, msgId, true)
  header.setInt32(24, seqNo, true)
  header.setInt32(28, length, true)
  return [new Uint8Array(header.buffer), ...piecesOf(body), crypto.randomBytes(padding)]
}

/**
 * Decrypts messages together, where they lie, and checks what mtproto/security_guidelines asks for; salt, session and ids
 * are the caller's to check.
 *
 * @returns for each what it carries, or why it is no message
 */
export function openEnvelopes(
  crypto: CryptoProvider,
  from: Side,
  payloads: readonly KeyedPayload[],
): (OpenedEnvelope | EnvelopeError)[] {
  const faults = payloads.map(({ authKey, payload }) => faultOf(authKey, payload))
  const sound = payloads.filter((_, index) => faults[index] === undefined)
  const plaintexts = crypto.openMessages(
    from,
    sound.map(({ authKey, payload }) => ({ authKey: authKey.key, envelope: payload })),
  )
  let next = 0
  return payloads.map(
    ({ authKey }, index) => faults[index] ?? readPlaintext(crypto, authKey, from, plaintexts[next++]),
  )
}

/** {@link openEnvelopes} for a single message. @throws EnvelopeError */
export function openEnvelope(
  crypto: CryptoProvider,
  authKey: AuthKey,
  from: Side,
  payload: Uint8Array,
): OpenedEnvelope {
  const [opened] = openEnvelopes(crypto, from, [{ authKey, payload }])
  if (opened === undefined || opened instanceof EnvelopeError) throw opened
  return opened
}

/** What is wrong with a payload, as far as that can be seen from outside. */
function faultOf(authKey: AuthKey, payload: Uint8Array): EnvelopeError | undefined {
  if (authKeyIdOf(payload) !== authKey.id)
    return new EnvelopeError('the message is encrypted with another key')
  const ciphertextLength = payload.length - ENVELOPE_HEADER_LENGTH
  if (ciphertextLength < HEADER + MIN_PADDING || ciphertextLength % 16 !== 0)
    return new EnvelopeError(`no encrypted message has ${payload.length} bytes`)
  return undefined
}

function readPlaintext(
  crypto: CryptoProvider,
  authKey: AuthKey,
  from: Side,
  plaintext: Uint8Array | undefined,
): OpenedEnvelope | EnvelopeError {
  if (plaintext === undefined) return new EnvelopeError('msg_key is not that of the message')
  const view = new DataView(plaintext.buffer, plaintext.byteOffset, plaintext.length)
  const length = view.getInt32(28, true)
  const padding = plaintext.length - HEADER - length
  if (length < 0 || length % 4 !== 0) return new EnvelopeError(`message_data_length is ${length}`)
  if (padding < MIN_PADDING || padding > MAX_PADDING)
    return new EnvelopeError(`the message has ${padding} bytes of padding`)

  return {
    message: {
      salt: view.getBigInt64(0, true),
      sessionId: view.getBigInt64(8, true),
      msgId: view.getBigInt64(16, true),
      seqNo: view.getInt32(24, true),
      body: plaintext.subarray(HEADER, HEADER + length),
    },
    get quickAckToken() {
      const hash = messageKeyLarge(crypto, authKey.key, from, plaintext)
      return (new DataView(hash.buffer, hash.byteOffset).getUint32(0, true) | 0x8000_0000) >>> 0
    },
  }
}
