import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { nodeCrypto } from '@longshore/protocol/node/crypto'

/** Bytes that look random and are the same in every run (xorshift32). */
export function randomBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let state = seed | 1
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[i] = state & 0xff
  }
  return bytes
}

/** The real cryptography with randomness that repeats. */
export function seededCrypto(seed: number): CryptoProvider {
  let calls = seed
  return {
    ...nodeCrypto,
    randomBytes: (length) => {
      calls += 7919
      return randomBytes(length, calls)
    },
  }
}
