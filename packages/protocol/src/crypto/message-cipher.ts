import type { CryptoProvider, Side } from './provider.ts'

/** What a provider must bring so that its `sealMessages` and `openMessages` can be composed here. */
export interface MessagePrimitives extends Pick<CryptoProvider, 'sha1' | 'sha256' | 'igeDecrypt' | 'equal'> {
  /** Encrypts into `target`, which is as long as `data`. */
  igeEncryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void
}

const AUTH_KEY_LENGTH = 256
const AUTH_KEY_ID_LENGTH = 8
const MSG_KEY_LENGTH = 16
/** auth_key_id and msg_key stand before the ciphertext. */
export const ENVELOPE_HEADER_LENGTH = AUTH_KEY_ID_LENGTH + MSG_KEY_LENGTH

/** Makes the batch calls of a provider out of its hashes and its block mode (mtproto/description, MTProto 2.0). */
export function messageCipher(
  primitives: MessagePrimitives,
): Pick<CryptoProvider, 'sealMessages' | 'openMessages'> {
  return {
    sealMessages(authKey, from, plaintexts) {
      expectAuthKey(authKey)
      const id = primitives.sha1(authKey).subarray(12)
      return plaintexts.map((plaintext) => {
        const msgKey = messageKey(primitives, authKey, from, plaintext)
        const { key, iv } = deriveKey(primitives, authKey, from, msgKey)
        const envelope = new Uint8Array(ENVELOPE_HEADER_LENGTH + plaintext.length)
        envelope.set(id)
        envelope.set(msgKey, AUTH_KEY_ID_LENGTH)
        primitives.igeEncryptInto(envelope.subarray(ENVELOPE_HEADER_LENGTH), plaintext, key, iv)
        return envelope
      })
    },

    openMessages(authKey, from, envelopes) {
      expectAuthKey(authKey)
      return envelopes.map((envelope) => {
        const ciphertext = envelope.subarray(ENVELOPE_HEADER_LENGTH)
        if (ciphertext.length === 0 || ciphertext.length % 16 !== 0) return undefined
        const msgKey = envelope.subarray(AUTH_KEY_ID_LENGTH, ENVELOPE_HEADER_LENGTH)
        const { key, iv } = deriveKey(primitives, authKey, from, msgKey)
        const plaintext = primitives.igeDecrypt(ciphertext, key, iv)
        return primitives.equal(messageKey(primitives, authKey, from, plaintext), msgKey)
          ? plaintext
          : undefined
      })
    },
  }
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
