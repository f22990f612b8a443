import { xorBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'

/** How an exchange ends, with the byte that goes into the hash which proves it. */
export const outcomeBytes = { dh_gen_ok: 1, dh_gen_retry: 2, dh_gen_fail: 3 } as const

/**
 * new_nonce_hash1, 2 or 3: the last 16 bytes of a SHA-1. "Different values are required to prevent an intruder from
 * changing server response dh_gen_ok into dh_gen_retry."
 */
export function newNonceHash(
  crypto: CryptoProvider,
  newNonce: Uint8Array,
  outcome: keyof typeof outcomeBytes,
  auxHash: Uint8Array,
): Uint8Array {
  return crypto.sha1(newNonce, Uint8Array.of(outcomeBytes[outcome]), auxHash).subarray(4)
}

/** "substr(new_nonce, 0, 8) XOR substr(server_nonce, 0, 8)", the first salt of the key, as a long. */
export function firstServerSalt(newNonce: Uint8Array, serverNonce: Uint8Array): bigint {
  const salt = xorBytes(newNonce.subarray(0, 8), serverNonce)
  return new DataView(salt.buffer, salt.byteOffset).getBigInt64(0, true)
}

/** auth_key_aux_hash as the long that retry_id is. */
export function retryIdOf(auxHash: Uint8Array): bigint {
  return new DataView(auxHash.buffer, auxHash.byteOffset).getBigInt64(0, true)
}
