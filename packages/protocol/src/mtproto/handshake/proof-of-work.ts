import { bigIntOf } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { HandshakeError } from './handshake-error.ts'
import { isPrime } from './primes.ts'

/** "Normally, pq is less than or equal to 2^63-1." */
const MAX_PQ = 2n ** 63n - 1n
/** Differences that are multiplied before their common factor with pq is sought. */
const BATCH = 64
/** Enough steps for factors near 2^31.5; the expected number is about 60,000. */
const MAX_STEPS = 1 << 21

export interface Factors {
  /** The smaller one. */
  p: bigint
  q: bigint
}

/**
 * Two different primes between 2^30 and 2^31: their product takes 8 bytes, and each of them exactly 4, as some clients
 * suppose.
 */
export function makeFactors(crypto: CryptoProvider): Factors {
  const first = randomPrime(crypto)
  let second = randomPrime(crypto)
  while (second === first) second = randomPrime(crypto)
  return first < second ? { p: first, q: second } : { p: second, q: first }
}

/**
 * Takes pq apart with Brent's variant of Pollard's rho.
 *
 * @throws HandshakeError unless it is the product of two different odd primes below 2^63
 */
export function factorize(crypto: CryptoProvider, pq: bigint): Factors {
  if (pq > MAX_PQ || pq < 15n || pq % 2n === 0n || isPrime(crypto, pq))
    throw new HandshakeError('pq cannot be factorized')
  for (let increment = 1n; increment < 20n; increment++) {
    const factor = findFactor(pq, increment)
    if (factor === undefined) continue
    const other = pq / factor
    const factors = factor < other ? { p: factor, q: other } : { p: other, q: factor }
    if (factors.p === factors.q || !isPrime(crypto, factors.p) || !isPrime(crypto, factors.q)) break
    return factors
  }
  throw new HandshakeError('pq is not the product of two different primes')
}

/** Walks x -> x^2 + increment and looks for two places that meet modulo a factor but not modulo n. */
function findFactor(n: bigint, increment: bigint): bigint | undefined {
  const step = (x: bigint) => (x * x + increment) % n
  let ahead = 2n
  let steps = 0
  for (let distance = 1; steps < MAX_STEPS; distance *= 2) {
    const anchor = ahead
    for (let i = 0; i < distance; i++) ahead = step(ahead)
    for (let done = 0; done < distance; done += BATCH) {
      const batchStart = ahead
      let product = 1n
      for (let i = 0; i < Math.min(BATCH, distance - done); i++, steps++) {
        ahead = step(ahead)
        product = (product * (anchor - ahead)) % n
      }
      const divisor = gcd(product, n)
      if (divisor === n) return findInBatch(n, anchor, batchStart, step)
      if (divisor > 1n) return divisor
    }
  }
  return undefined
}

/** Both factors met within one batch: goes through it again, one step at a time. */
function findInBatch(
  n: bigint,
  anchor: bigint,
  start: bigint,
  step: (x: bigint) => bigint,
): bigint | undefined {
  for (let i = 0, x = start; i < BATCH; i++) {
    x = step(x)
    const divisor = gcd(anchor - x, n)
    if (divisor > 1n) return divisor < n ? divisor : undefined
  }
  return undefined
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

function randomPrime(crypto: CryptoProvider): bigint {
  for (;;) {
    const candidate = BigInt.asUintN(30, bigIntOf(crypto.randomBytes(4))) | (1n << 30n) | 1n
    if (isPrime(crypto, candidate)) return candidate
  }
}
