import type { CryptoProvider } from '@longshore/protocol/crypto/provider'

/** Ids below this belong to nobody, so that a small number in a log is surely not a user. */
const smallestUserId = 1_000_000n

/** A user id in the range clients accept: positive and below 2^40. */
export function randomUserId(crypto: CryptoProvider): bigint {
  const bytes = crypto.randomBytes(5)
  const id = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  return id < smallestUserId ? id + smallestUserId : id
}

/** Decimal digits, each as likely as the others. */
export function randomDigits(crypto: CryptoProvider, count: number): string {
  let digits = ''
  while (digits.length < count) {
    const byte = crypto.randomBytes(1)[0] ?? 0
    if (byte < 250) digits += byte % 10
  }
  return digits
}

/** Letters, digits, `-` and `_` that carry so many random bytes. */
export function randomToken(crypto: CryptoProvider, bytes: number): string {
  return Buffer.from(crypto.randomBytes(bytes)).toString('base64url')
}
