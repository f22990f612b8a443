import { bigIntOf, bitLength } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { HandshakeError } from './handshake-error.ts'
import { isSafePrime } from './primes.ts'

const BITS = 2048
/** Bytes of the prime, of g_a, g_b and of the key. */
export const DH_LENGTH = BITS / 8

/** The prime that Telegram publishes for clients to know (mtproto/auth_key, 6). */
export const DH_PRIME = BigInt(
  `0x${[
    'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f',
    '48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37',
    '20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64',
    '2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4',
    'a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754',
    'fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4',
    'e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f',
    '0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b',
  ].join('')}`,
)
export const DH_GENERATOR = 3n

/** "g generates a cyclic subgroup of prime order (p-1)/2" where p leaves one of these remainders. */
const goodRemainders = new Map<number, { modulus: bigint; remainders: bigint[] }>([
  [2, { modulus: 8n, remainders: [7n] }],
  [3, { modulus: 3n, remainders: [2n] }],
  [4, { modulus: 1n, remainders: [0n] }],
  [5, { modulus: 5n, remainders: [1n, 4n] }],
  [6, { modulus: 24n, remainders: [19n, 23n] }],
  [7, { modulus: 7n, remainders: [3n, 5n, 6n] }],
])

/** "Recommended": g_a and g_b keep this distance from 0 and from the prime. It includes 1 and prime - 1. */
const MARGIN = 1n << BigInt(BITS - 64)

/**
 * Checks what a server proposes: a safe prime of 2048 bits and a generator that goes with it. A prime other than the
 * published one takes about a second.
 *
 * @throws HandshakeError
 */
export function checkDhParameters(crypto: CryptoProvider, prime: bigint, generator: number): void {
  if (bitLength(prime) !== BITS) throw new HandshakeError('dh_prime does not have 2048 bits')
  const good = goodRemainders.get(generator)
  if (good === undefined) throw new HandshakeError(`the generator is ${generator}, not 2 to 7`)
  if (!good.remainders.includes(prime % good.modulus)) {
    throw new HandshakeError(`${generator} does not generate a subgroup of prime order`)
  }
  if (prime !== DH_PRIME && !isSafePrime(crypto, prime))
    throw new HandshakeError('dh_prime is not a safe prime')
}

/**
 * Checks g_a or g_b.
 *
 * @throws HandshakeError when it lies too near to either end
 */
export function checkDhValue(prime: bigint, value: bigint): void {
  if (!isSafeDhValue(prime, value)) throw new HandshakeError('a value of Diffie-Hellman is out of bounds')
}

/** A secret exponent of 2048 bits, and the value that goes to the other side. */
export function chooseDhSecret(
  crypto: CryptoProvider,
  generator: bigint,
  prime: bigint,
): { secret: bigint; value: bigint } {
  for (;;) {
    const secret = bigIntOf(crypto.randomBytes(DH_LENGTH))
    const value = crypto.modPow(generator, secret, prime)
    if (isSafeDhValue(prime, value)) return { secret, value }
  }
}

function isSafeDhValue(prime: bigint, value: bigint): boolean {
  return value >= MARGIN && value <= prime - MARGIN
}
