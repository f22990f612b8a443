import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'

/**
 * MTProto 1.0's msg_key: a piece of the SHA-1 of the plaintext without its padding (mtproto/description_v1). Nothing but
 * the binding of temporary keys uses this version any more.
 */
export function messageKeyV1(crypto: CryptoProvider, plaintext: Uint8Array): Uint8Array {
  return crypto.sha1(plaintext).subarray(4)
}

/** MTProto 1.0's AES key and iv for messages from client to server, where x = 0. */
export function deriveKeyV1(
  crypto: CryptoProvider,
  authKey: Uint8Array,
  msgKey: Uint8Array,
): { key: Uint8Array; iv: Uint8Array } {
  const a = crypto.sha1(msgKey, authKey.subarray(0, 32))
  const b = crypto.sha1(authKey.subarray(32, 48), msgKey, authKey.subarray(48, 64))
  const c = crypto.sha1(authKey.subarray(64, 96), msgKey)
  const d = crypto.sha1(msgKey, authKey.subarray(96, 128))
  return {
    key: concatBytes(a.subarray(0, 8), b.subarray(8, 20), c.subarray(4, 16)),
    iv: concatBytes(a.subarray(8, 20), b.subarray(0, 8), c.subarray(16, 20), d.subarray(0, 8)),
  }
}
