import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bigIntOf, bytesOfBigInt, concatBytes } from '../../crypto/bytes.ts'
import { portableCrypto } from '../../crypto/portable/portable-crypto.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { checkDhValue, DH_PRIME } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'
import { ManualClient } from './manual-client.test.ts'
import { agree, NOW, seededCrypto } from './support.test.ts'

const SECONDS = Math.floor(NOW / 1000)

const kinds: { name: string; dcId: number | undefined; expiresIn: number | undefined; elsewhere: boolean }[] =
  [
    { name: 'p_q_inner_data', dcId: undefined, expiresIn: undefined, elsewhere: false },
    { name: 'p_q_inner_data_dc', dcId: 2, expiresIn: undefined, elsewhere: false },
    { name: 'p_q_inner_data_dc of a media DC', dcId: -2, expiresIn: undefined, elsewhere: false },
    { name: 'p_q_inner_data_dc of a test DC', dcId: 10_002, expiresIn: undefined, elsewhere: false },
    { name: 'p_q_inner_data_dc of a test media DC', dcId: -10_002, expiresIn: undefined, elsewhere: false },
    { name: 'p_q_inner_data_dc of another DC', dcId: 4, expiresIn: undefined, elsewhere: true },
    { name: 'p_q_inner_data_temp', dcId: undefined, expiresIn: 3600, elsewhere: false },
    { name: 'p_q_inner_data_temp_dc', dcId: -2, expiresIn: 86_400, elsewhere: false },
  ]

for (const { name, dcId, expiresIn, elsewhere } of kinds) {
  for (const oldPadding of [false, true]) {
    test(`${name}, ${oldPadding ? 'old padding' : 'RSA_PAD'}: both sides have the same key`, async () => {
      const { agreed, created, steps } = await agree({ dcId, expiresIn, oldPadding })
      assert.ok(created)
      assert.equal(steps, 3)
      assert.deepEqual(agreed.authKey, created.authKey)
      assert.equal(agreed.serverSalt, created.serverSalt)
      assert.equal(agreed.timeOffset, 0)
      assert.equal(created.namedDc, dcId)
      assert.equal(created.meantForOtherDc, elsewhere)
      const expiresAt = expiresIn === undefined ? undefined : SECONDS + expiresIn
      assert.equal(created.expiresAt, expiresAt)
      assert.equal(agreed.expiresAt, expiresAt)
    })
  }
}

test('a browser agrees with a server: portable cryptography on one side', async () => {
  const { agreed, created } = await agree({ crypto: seededCrypto('browser', portableCrypto) })
  assert.deepEqual(agreed.authKey, created?.authKey)
})

test('the old req_pq begins a handshake as req_pq_multi does', async () => {
  const { agreed, created } = await agree(
    {},
    {
      request: (body, step) =>
        step === 0 ? concatBytes(Uint8Array.of(0x78, 0x97, 0x46, 0x60), body.subarray(4)) : body,
    },
  )
  assert.deepEqual(agreed.authKey, created?.authKey)
})

test('TDLib lengthens every message by up to 255 random bytes', async () => {
  const random = seededCrypto('tail')
  const { agreed, created } = await agree(
    {},
    { request: (body, step) => concatBytes(body, random.randomBytes([255, 16, 240][step] ?? 0)) },
  )
  assert.deepEqual(agreed.authKey, created?.authKey)
})

test('the client learns how far its clock is off', async () => {
  const { agreed } = await agree({ clock: () => NOW - 90_000 })
  assert.equal(agreed.timeOffset, 90)
})

test('a temporary key does not live longer than a month', async () => {
  const { created } = await agree({ expiresIn: 2 ** 31 - 1 })
  assert.equal(created?.expiresAt, SECONDS + 30 * 86_400)
})

test('a key whose id is taken is made again', async () => {
  const taken: bigint[] = []
  const { agreed, created, steps } = await agree({}, { isKeyTaken: (id) => taken.push(id) <= 2 })
  assert.equal(steps, 5)
  assert.equal(new Set(taken).size, 3)
  assert.equal(agreed.authKey.id, taken[2])
  assert.deepEqual(agreed.authKey, created?.authKey)
})

test('when every key is taken the server gives up', async () => {
  await assert.rejects(agree({}, { isKeyTaken: () => true }), { name: 'HandshakeError', message: /gave up/ })
})

test('a key that begins with zeroes keeps them', () => {
  let secretA = 0n
  const crypto = seededCrypto('zeroes')
  const watching = {
    ...crypto,
    randomBytes(length: number) {
      const bytes = crypto.randomBytes(length)
      if (length === 256) secretA = bigIntOf(bytes)
      return bytes
    },
  }
  const client = new ManualClient({ crypto: watching })
  client.begin()
  client.requestParameters()
  // A square below 2^2000 lies in the subgroup; g_b is chosen so that it becomes the key.
  const key = (2n ** 999n + 12345n) ** 2n
  const order = (DH_PRIME - 1n) / 2n
  const inverse = nodeCrypto.modPow(secretA % order, order - 2n, order)
  const gB = nodeCrypto.modPow(key, inverse, DH_PRIME)
  checkDhValue(DH_PRIME, gB)
  const { created } = client.sendSecret({ inner: { g_b: bytesOfBigInt(gB, 256) } })
  assert.deepEqual(created?.authKey.key, bytesOfBigInt(key, 256))
  assert.equal(created?.authKey.key[0], 0)
})

test('what exchange rejects with comes through', async () => {
  const lost = new Error('connection lost')
  await assert.rejects(agree({ exchange: () => Promise.reject(lost) }), lost)
})

test('a message that is cut short is an error of the handshake', async () => {
  for (const cut of [0, 1, 2]) {
    await assert.rejects(
      agree({}, { reply: (body, step) => (step === cut ? body.subarray(0, -4) : body) }),
      HandshakeError,
    )
    await assert.rejects(
      agree({}, { request: (body, step) => (step === cut ? body.subarray(0, 8) : body) }),
      HandshakeError,
    )
  }
})
