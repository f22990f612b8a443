import type { CryptoProvider } from '../../crypto/provider.ts'

/** Bytes of an authorization key. */
export const AUTH_KEY_LENGTH = 256

/** A key that client and server share (mtproto/description, Authorization Key). */
export interface AuthKey {
  /** 256 bytes. */
  readonly key: Uint8Array
  /** auth_key_id: the last 8 bytes of the key's SHA-1, which stand before every message, read as a long. */
  readonly id: bigint
  /** auth_key_aux_hash: the first 8 bytes of the key's SHA-1. */
  readonly auxHash: Uint8Array
}

/** @throws RangeError unless there are 256 bytes */
export function authKeyOf(crypto: CryptoProvider, key: Uint8Array): AuthKey {
  if (key.length !== AUTH_KEY_LENGTH)
    throw new RangeError(`an authorization key has ${AUTH_KEY_LENGTH} bytes`)
  const hash = crypto.sha1(key)
  const id = new DataView(hash.buffer, hash.byteOffset).getBigInt64(12, true)
  return { key, id, auxHash: hash.subarray(0, 8) }
}
