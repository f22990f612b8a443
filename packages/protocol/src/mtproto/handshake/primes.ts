import { bigIntOf, bitLength } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'

/** With these bases Miller-Rabin makes no mistake below 3.3 * 10^24. */
const smallPrimes = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n]
const SURE_BITS = 81

/** Random bases for large numbers: one that is not prime slips through with a probability below 2^-128. */
const ROUNDS = 64

/** Whether n is prime: for sure below 2^81, beyond all doubt above. */
export function isPrime(crypto: CryptoProvider, n: bigint): boolean {
  if (n < 2n) return false
  const divisor = smallPrimes.find((prime) => n % prime === 0n)
  if (divisor !== undefined) return n === divisor
  if (bitLength(n) <= SURE_BITS) return smallPrimes.every((base) => passes(crypto, n, base))
  for (let round = 0; round < ROUNDS; round++) if (!passes(crypto, n, randomBase(crypto, n))) return false
  return true
}

/**
 * Whether p and (p-1)/2 are both prime.
 *
 * Once q = (p-1)/2 is known to be prime, one power of 2 settles p (Pocklington): 2^(p-1) = 1 mod p, and 2^2 - 1 shares
 * no factor with p.
 */
export function isSafePrime(crypto: CryptoProvider, p: bigint): boolean {
  const maybe = p > 7n && smallPrimes.every((prime) => p % prime !== 0n || p === prime)
  return maybe && isPrime(crypto, (p - 1n) / 2n) && crypto.modPow(2n, p - 1n, p) === 1n
}

/** Miller-Rabin: whether n, odd, looks prime to the base. */
function passes(crypto: CryptoProvider, n: bigint, base: bigint): boolean {
  let odd = n - 1n
  let twos = 0
  for (; odd % 2n === 0n; odd /= 2n) twos++
  let power = crypto.modPow(base, odd, n)
  if (power === 1n) return true
  for (let i = 0; i < twos; i++, power = (power * power) % n) if (power === n - 1n) return true
  return false
}

/** 2 to n - 2. The few bits too many make all of them about equally likely. */
function randomBase(crypto: CryptoProvider, n: bigint): bigint {
  const bytes = Math.ceil(bitLength(n) / 8) + 8
  return 2n + (bigIntOf(crypto.randomBytes(bytes)) % (n - 3n))
}
