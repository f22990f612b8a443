import type { Ige } from './ige.ts'
import type { CryptoProvider, Pieces, Side } from './provider.ts'

/** What a provider must bring so that its `sealMessages` and `openMessages` can be composed here. */
export interface MessagePrimitives extends Pick<CryptoProvider, 'sha1' | 'sha256' | 'equal'> {
  readonly ige: Ige
}

const AUTH_KEY_LENGTH = 256
const AUTH_KEY_ID_LENGTH = 8
const MSG_KEY_LENGTH = 16
/** auth_key_id and msg_key stand before the ciphertext. */
export const ENVELOPE_HEADER_LENGTH = AUTH_KEY_ID_LENGTH + MSG_KEY_LENGTH
/** Shorter ciphertexts hold no block. */
const SHORTEST_ENVELOPE = ENVELOPE_HEADER_LENGTH + 16

/** A part of a file, in its message. */
const LARGE_MESSAGE = 1024 * 1024 + 4096
/** Where plaintexts are put together; memory for each new one would keep the garbage collector busy. */
const scratch = new Uint8Array(LARGE_MESSAGE)

/** Makes the batch calls of a provider out of its hashes and its block mode (mtproto/description, MTProto 2.0). */
export function messageCipher(
  primitives: MessagePrimitives,
): Pick<CryptoProvider, 'sha256Each' | 'sealMessages' | 'openMessages'> {
  return {
    sha256Each: (inputs) => inputs.map((input) => primitives.sha256(input)),

    sealMessages(from, messages, memory = (length) => new Uint8Array(length)) {
      return messages.map(({ authKey, plaintext: pieces }) => {
        const id = authKeyId(primitives, authKey)
        const plaintext = gather(pieces)
        const msgKey = messageKey(primitives, authKey, from, plaintext)
        const { key, iv } = deriveKey(primitives, authKey, from, msgKey)
        const envelope = memory(ENVELOPE_HEADER_LENGTH + plaintext.length)
        envelope.set(id)
        envelope.set(msgKey, AUTH_KEY_ID_LENGTH)
        primitives.ige.encryptInto(envelope.subarray(ENVELOPE_HEADER_LENGTH), plaintext, key, iv)
        return envelope
      })
    },

    openMessages(from, messages) {
      const keyed = messages.map(({ authKey, envelope }) => {
        expectAuthKey(authKey)
        if (!canBeEnvelope(envelope)) return undefined
        const msgKey = envelope.subarray(AUTH_KEY_ID_LENGTH, ENVELOPE_HEADER_LENGTH)
        const bytes = envelope.subarray(ENVELOPE_HEADER_LENGTH)
        return { authKey, msgKey, bytes, ...deriveKey(primitives, authKey, from, msgKey) }
      })
      primitives.ige.decryptEach(keyed.filter((message) => message !== undefined))
      return keyed.map(
        (message) =>
          message &&
          (primitives.equal(messageKey(primitives, message.authKey, from, message.bytes), message.msgKey)
            ? message.bytes
            : undefined),
      )
    },
  }
}

/** "auth_key_id: the 64 lower-order bits of the SHA1 hash of the authorization key". @throws RangeError */
export function authKeyId({ sha1 }: Pick<CryptoProvider, 'sha1'>, authKey: Uint8Array): Uint8Array {
  expectAuthKey(authKey)
  return sha1(authKey).subarray(12)
}

/** Whether a ciphertext of whole blocks can follow the header. */
export function canBeEnvelope({ length }: Uint8Array): boolean {
  return length >= SHORTEST_ENVELOPE && (length - ENVELOPE_HEADER_LENGTH) % 16 === 0
}

/** @throws RangeError when they are no whole blocks */
export function lengthOfPieces(pieces: Pieces): number {
  let length = 0
  for (const piece of pieces) length += piece.length
  if (length === 0 || length % 16 !== 0)
    throw new RangeError(`a plaintext of ${length} bytes is no whole blocks`)
  return length
}

/** The pieces one behind the other, good until the next call. */
function gather(pieces: Pieces): Uint8Array {
  const length = lengthOfPieces(pieces)
  const joined = length <= scratch.length ? scratch.subarray(0, length) : new Uint8Array(length)
  let position = 0
  for (const piece of pieces) {
    joined.set(piece, position)
    position += piece.length
  }
  return joined
}

/** SHA256 over a piece of the authorization key and the plaintext with its padding; its middle is the msg_key. */
export function messageKeyLarge(
  { sha256 }: Pick<CryptoProvider, 'sha256'>,
  authKey: Uint8Array,
  from: Side,
  plaintext: Uint8Array,
): Uint8Array {
  const x = offsetOf(from)
  return sha256(authKey.subarray(88 + x, 88 + x + 32), plaintext)
}

function messageKey(primitives: MessagePrimitives, authKey: Uint8Array, from: Side, plaintext: Uint8Array) {
  return messageKeyLarge(primitives, authKey, from, plaintext).subarray(8, 24)
}

function deriveKey({ sha256 }: MessagePrimitives, authKey: Uint8Array, from: Side, msgKey: Uint8Array) {
  const x = offsetOf(from)
  const a = sha256(msgKey, authKey.subarray(x, x + 36))
  const b = sha256(authKey.subarray(40 + x, 40 + x + 36), msgKey)
  return { key: interleave(a, b), iv: interleave(b, a) }
}

/** The outer bytes of one hash around the inner bytes of the other. */
function interleave(outer: Uint8Array, inner: Uint8Array): Uint8Array {
  const mixed = outer.slice()
  mixed.set(inner.subarray(8, 24), 8)
  return mixed
}

/** "x = 0 for messages from client to server and x = 8 for those from server to client" */
function offsetOf(from: Side): number {
  return from === 'client' ? 0 : 8
}

function expectAuthKey(authKey: Uint8Array): void {
  if (authKey.length !== AUTH_KEY_LENGTH)
    throw new RangeError(`an authorization key has ${AUTH_KEY_LENGTH} bytes`)
}
