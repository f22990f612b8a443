import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOfBigInt } from '../../crypto/bytes.ts'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { HandshakeError } from './handshake-error.ts'
import { isPrime } from './primes.ts'
import { factorize, makeFactors } from './proof-of-work.ts'

const crypto = { ...nodeCrypto, randomBytes: seededRandom('proof of work') }

test('factors are two different primes of 31 bits, the smaller first, and are found again', () => {
  for (let i = 0; i < 20; i++) {
    const { p, q } = makeFactors(crypto)
    assert.ok(p < q)
    for (const prime of [p, q])
      assert.ok(prime >= 2n ** 30n && prime < 2n ** 31n && isPrime(crypto, prime), `${prime}`)
    assert.equal(bytesOfBigInt(p * q).length, 8)
    assert.deepEqual(factorize(crypto, p * q), { p, q })
  }
})

test('products of other shapes are factorized too', () => {
  const products: [bigint, bigint][] = [
    [3n, 5n],
    [3n, 2305843009213693951n],
    [101n, 103n],
    [65521n, 65537n],
    [2147483647n, 4294967291n],
    [3037000453n, 3037000493n],
  ]
  for (const [p, q] of products) assert.deepEqual(factorize(crypto, p * q), { p, q })
})

const refused: [string, bigint][] = [
  ['zero', 0n],
  ['an even number', 2n * 2147483647n],
  ['a prime', 2305843009213693951n],
  ['a square', 2147483647n ** 2n],
  ['a product of three', 1000003n * 1000033n * 101n],
  ['more than 63 bits', 4294967291n * 4294967279n],
]

for (const [name, pq] of refused) {
  test(`refuses ${name}`, () => assert.throws(() => factorize(crypto, pq), HandshakeError))
}
