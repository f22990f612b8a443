import type { CryptoProvider } from '@longshore/protocol/crypto/provider'

/** Ids of users have more than 32 bits, as those of Telegram's later users do: what cuts them shows at once. */
const smallestUserId = 2n ** 32n

/** A user id of ten digits, as Telegram has them: some clients know none of thirteen. */
export function randomUserId(crypto: CryptoProvider): bigint {
  const bytes = crypto.randomBytes(4)
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) + smallestUserId
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
