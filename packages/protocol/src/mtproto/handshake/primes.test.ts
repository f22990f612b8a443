import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeCrypto } from '../../node/crypto.ts'
import { DH_PRIME } from './dh-parameters.ts'
import { isPrime, isSafePrime } from './primes.ts'

/** The 1024-bit safe prime of RFC 2409, 6.2. */
const OAKLEY_2 = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
)

test('small numbers', () => {
  const primes = Array.from({ length: 200 }, (_, i) => i).filter((n) => isPrime(nodeCrypto, BigInt(n)))
  const sieve = Array.from({ length: 200 }, (_, i) => i).filter(
    (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
  )
  assert.deepEqual(primes, sieve)
})

test('numbers that fool weaker tests', () => {
  // Carmichael numbers, then strong pseudoprimes to the first 4, 9 and 12 prime bases.
  for (const n of [561n, 41041n, 825265n, 3215031751n, 3825123056546413051n, 318665857834031151167461n]) {
    assert.ok(!isPrime(nodeCrypto, n), `${n}`)
  }
  for (const n of [2147483647n, 1513098571n, 2n ** 61n - 1n, 2n ** 89n - 1n, 2n ** 521n - 1n]) {
    assert.ok(isPrime(nodeCrypto, n), `${n}`)
  }
  assert.ok(!isPrime(nodeCrypto, (2n ** 89n - 1n) * (2n ** 107n - 1n)))
})

test('safe primes', () => {
  for (const p of [11n, 23n, 47n, 59n, OAKLEY_2]) assert.ok(isSafePrime(nodeCrypto, p), `${p}`)
  for (const p of [4n, 9n, 13n, 21n, 31n, 2n ** 61n - 1n, 2n ** 521n - 1n, OAKLEY_2 + 2n]) {
    assert.ok(!isSafePrime(nodeCrypto, p), `${p}`)
  }
})

test("Telegram's prime is safe", () => {
  assert.ok(isSafePrime(nodeCrypto, DH_PRIME))
})
