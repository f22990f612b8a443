import { ENVELOPE_HEADER_LENGTH, messageKeyLarge } from '../../crypto/message-cipher.ts'
import type { CryptoProvider, Side } from '../../crypto/provider.ts'
import type { AuthKey } from './auth-key.ts'
import { authKeyIdOf } from './auth-key-id.ts'
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

/** Bytes of a part or a window of a file, in its message. */
const LARGE_MESSAGE = (1 << 20) + 4096
/**
 * Where messages are put together. A plaintext is of no use once it is encrypted, and memory for each new one would keep
 * the garbage collector busy.
 */
const scratch = new Uint8Array(LARGE_MESSAGE)

/** What an encrypted message carries. */
export interface PlainMessage {
  salt: bigint
  sessionId: bigint
  msgId: bigint
  seqNo: number
  /** message_data: a multiple of 4 bytes. */
  body: Uint8Array
}

export interface OpenedEnvelope {
  /** Its body is a view of the decrypted bytes. */
  message: PlainMessage
  /** What a quick acknowledgement of this message consists of: unsigned 32 bits, the highest set. Worked out on demand. */
  readonly quickAckToken: number
}

/** Encrypts a message (mtproto/description, Encrypted Message). @throws RangeError for a body of odd length */
export function sealEnvelope(
  crypto: CryptoProvider,
  authKey: AuthKey,
  from: Side,
  message: PlainMessage,
): Uint8Array {
  const { body } = message
  if (body.length % 4 !== 0)
    throw new RangeError(`a message body of ${body.length} bytes is no multiple of 4`)
  const least = HEADER + body.length + MIN_PADDING
  const length = least + (-least & (SEALED_MULTIPLE - 1))

  const plaintext = length <= scratch.length ? scratch.subarray(0, length) : new Uint8Array(length)
  const view = new DataView(plaintext.buffer)
  view.setBigInt64(0, message.salt, true)
  view.setBigInt64(8, message.sessionId, true)
  view.setBigInt64(16, message.msgId, true)
  view.setInt32(24, message.seqNo, true)
  view.setInt32(28, body.length, true)
  plaintext.set(body, HEADER)
  plaintext.set(crypto.randomBytes(length - HEADER - body.length), HEADER + body.length)

  const [sealed] = crypto.sealMessages(authKey.key, from, [plaintext])
  if (sealed === undefined) throw new Error(`${crypto.name} sealed nothing`)
  return sealed
}

/**
 * Decrypts a message and checks what mtproto/security_guidelines asks for; salt, session and ids are the caller's to
 * check.
 *
 * @throws EnvelopeError
 */
export function openEnvelope(
  crypto: CryptoProvider,
  authKey: AuthKey,
  from: Side,
  payload: Uint8Array,
): OpenedEnvelope {
  if (authKeyIdOf(payload) !== authKey.id)
    throw new EnvelopeError('the message is encrypted with another key')
  const ciphertextLength = payload.length - ENVELOPE_HEADER_LENGTH
  if (ciphertextLength < HEADER + MIN_PADDING || ciphertextLength % 16 !== 0) {
    throw new EnvelopeError(`no encrypted message has ${payload.length} bytes`)
  }
  const [plaintext] = crypto.openMessages(authKey.key, from, [payload])
  if (plaintext === undefined) throw new EnvelopeError('msg_key is not that of the message')

  const view = new DataView(plaintext.buffer, plaintext.byteOffset, plaintext.length)
  const length = view.getInt32(28, true)
  const padding = plaintext.length - HEADER - length
  if (length < 0 || length % 4 !== 0) throw new EnvelopeError(`message_data_length is ${length}`)
  if (padding < MIN_PADDING || padding > MAX_PADDING)
    throw new EnvelopeError(`the message has ${padding} bytes of padding`)

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
