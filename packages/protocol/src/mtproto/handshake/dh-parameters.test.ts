import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeCrypto } from '../../node/crypto.ts'
import { checkDhParameters, checkDhValue, DH_PRIME } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'

/** The 2048-bit safe prime of RFC 3526, 3. */
const MODP_14 = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff',
)

test('the published prime goes with the generators that are squares modulo it', () => {
  const good = [1, 2, 3, 4, 5, 6, 7, 8].filter((g) => {
    try {
      checkDhParameters(nodeCrypto, DH_PRIME, g)
      return true
    } catch {
      return false
    }
  })
  const squares = [2, 3, 4, 5, 6, 7].filter(
    (g) => nodeCrypto.modPow(BigInt(g), (DH_PRIME - 1n) / 2n, DH_PRIME) === 1n,
  )
  assert.deepEqual(good, squares)
  assert.ok(good.includes(3))
})

test('another safe prime of 2048 bits is accepted', () => {
  checkDhParameters(nodeCrypto, MODP_14, 2)
})

const refused: [string, bigint, number][] = [
  ['a prime of 2047 bits', DH_PRIME >> 1n, 4],
  ['a number of 2049 bits', DH_PRIME * 2n + 1n, 4],
  ['a number that is not prime', DH_PRIME - 2n, 4],
  ['a prime that is not safe', MODP_14 - 732n, 4],
  ['the generator 1', DH_PRIME, 1],
  ['the generator 8', DH_PRIME, 8],
  ['a generator that is no square', DH_PRIME, 2],
]

for (const [name, prime, generator] of refused) {
  test(`refuses ${name}`, () => {
    assert.throws(() => checkDhParameters(nodeCrypto, prime, generator), HandshakeError)
  })
}

test('g_a and g_b keep 2^1984 away from both ends', () => {
  const margin = 2n ** 1984n
  for (const value of [margin, DH_PRIME - margin, DH_PRIME / 2n]) checkDhValue(DH_PRIME, value)
  for (const value of [
    0n,
    1n,
    2n,
    margin - 1n,
    DH_PRIME - margin + 1n,
    DH_PRIME - 1n,
    DH_PRIME,
    DH_PRIME + margin,
  ]) {
    assert.throws(() => checkDhValue(DH_PRIME, value), HandshakeError)
  }
})
