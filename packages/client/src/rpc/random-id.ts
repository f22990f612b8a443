import type { CryptoProvider } from '@longshore/protocol/crypto/provider'

/** 64 random bits, signed: for a file_id or a random_id, one for all repeats of a request. */
export function randomId(crypto: CryptoProvider): bigint {
  const bytes = crypto.randomBytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true)
}
