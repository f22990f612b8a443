import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { authKeyOf } from './auth-key.ts'
import { authKeyIdOf, EnvelopeError, openEnvelope, openPlain, sealEnvelope, sealPlain } from './envelope.ts'

const crypto: CryptoProvider = { ...nodeCrypto, randomBytes: seededRandom('envelope') }
const authKey = authKeyOf(crypto, crypto.randomBytes(256))
const message = {
  salt: -5n,
  sessionId: 2n ** 62n,
  msgId: 0x65c53d5100000001n,
  seqNo: 7,
  body: crypto.randomBytes(40),
}

/** Seals a plaintext as it is, with whatever lengths it claims. */
function sealRaw(plaintext: Uint8Array): Uint8Array {
  const [sealed] = crypto.sealMessages('client', [{ authKey: authKey.key, plaintext: [plaintext] }])
  assert.ok(sealed)
  return sealed
}

function plaintextOf(bodyLength: number, claimedLength: number, paddingLength: number): Uint8Array {
  const plaintext = crypto.randomBytes(32 + bodyLength + paddingLength)
  new DataView(plaintext.buffer, plaintext.byteOffset).setInt32(28, claimedLength, true)
  return plaintext
}

test('the ids of a key are the ends of its SHA-1', () => {
  const hash = Buffer.from(crypto.sha1(authKey.key))
  assert.equal(authKey.id, hash.readBigInt64LE(12))
  assert.deepEqual(authKey.auxHash, Uint8Array.from(hash.subarray(0, 8)))
  assert.throws(() => authKeyOf(crypto, new Uint8Array(255)), RangeError)
})

for (const from of ['client', 'server'] as const) {
  test(`what the ${from} seals, opens, for bodies of any length`, () => {
    for (const length of [0, 4, 16, 20, 24, 84, 1024, 524_344]) {
      const body = crypto.randomBytes(length)
      const payload = sealEnvelope(crypto, authKey, from, { ...message, body })
      assert.equal(authKeyIdOf(payload), authKey.id)
      assert.equal((payload.length - 24) % 16, 0)
      const padding = payload.length - 24 - 32 - length
      assert.ok(padding >= 12 && padding <= 1024, `${padding} bytes of padding`)
      assert.deepEqual(openEnvelope(crypto, authKey, from, payload).message, { ...message, body })
    }
  })
}

test('the token of a quick acknowledgement is the beginning of the large msg_key with the highest bit set', () => {
  const payload = sealEnvelope(crypto, authKey, 'client', message)
  const [plaintext] = crypto.openMessages('client', [{ authKey: authKey.key, envelope: payload.slice() }])
  assert.ok(plaintext)
  const large = Buffer.from(crypto.sha256(authKey.key.subarray(88, 120), plaintext))
  assert.equal(
    openEnvelope(crypto, authKey, 'client', payload).quickAckToken,
    (large.readUInt32LE(0) | (1 << 31)) >>> 0,
  )
})

test('padding of 12 to 1024 bytes is accepted in any length that keeps to blocks of 16', () => {
  for (const padding of [12, 28, 1020])
    assert.ok(openEnvelope(crypto, authKey, 'client', sealRaw(plaintextOf(4, 4, padding))))
  assert.ok(openEnvelope(crypto, authKey, 'client', sealRaw(plaintextOf(0, 0, 1024))))
})

const refused: [string, () => Uint8Array][] = [
  ['padding of 8 bytes', () => sealRaw(plaintextOf(8, 8, 8))],
  ['padding of 1028 bytes', () => sealRaw(plaintextOf(12, 12, 1028))],
  ['a length of -4', () => sealRaw(plaintextOf(4, -4, 12))],
  ['a length that is no multiple of 4', () => sealRaw(plaintextOf(4, 2, 12))],
  ['a length beyond the message', () => sealRaw(plaintextOf(4, 0x7fff_fffc, 12))],
  ['a plaintext of 32 bytes', () => sealRaw(plaintextOf(0, 0, 0))],
  ['a message of the other side', () => sealEnvelope(crypto, authKey, 'server', message)],
  ['a message cut by a byte', () => sealEnvelope(crypto, authKey, 'client', message).subarray(0, -1)],
  ['a message cut by a block', () => sealEnvelope(crypto, authKey, 'client', message).subarray(0, -16)],
  ['nothing but the id of the key', () => sealEnvelope(crypto, authKey, 'client', message).subarray(0, 8)],
  ['a plain message', () => sealPlain(1n, new Uint8Array(80))],
  ['less than the id of a key', () => new Uint8Array(4)],
]

for (const [name, make] of refused) {
  test(`refuses ${name}`, () =>
    assert.throws(() => openEnvelope(crypto, authKey, 'client', make()), EnvelopeError))
}

test('refuses a message with any one bit changed', () => {
  const payload = sealEnvelope(crypto, authKey, 'client', message)
  for (let i = 0; i < payload.length; i++) {
    const changed = Uint8Array.from(payload)
    changed[i] = (changed[i] ?? 0) ^ (1 << (i & 7))
    assert.throws(() => openEnvelope(crypto, authKey, 'client', changed), EnvelopeError, `byte ${i}`)
  }
})

test('a body of odd length is not sealed', () => {
  assert.throws(
    () => sealEnvelope(crypto, authKey, 'client', { ...message, body: new Uint8Array(5) }),
    RangeError,
  )
})

test('plain messages open as they were sealed', () => {
  const body = crypto.randomBytes(20)
  const payload = sealPlain(0x65c53d50000672d4n, body)
  assert.equal(authKeyIdOf(payload), 0n)
  assert.deepEqual(openPlain(payload), { msgId: 0x65c53d50000672d4n, body })
})

test('plain messages that lie about their length, or are too short, are refused', () => {
  const payload = sealPlain(4n, new Uint8Array(20))
  for (const length of [0, 8, 19, 39])
    assert.throws(() => openPlain(payload.subarray(0, length)), EnvelopeError)
  for (const claimed of [-1, 16, 24, 0x7fff_ffff]) {
    const lying = Uint8Array.from(payload)
    new DataView(lying.buffer).setInt32(16, claimed, true)
    assert.throws(() => openPlain(lying), EnvelopeError)
  }
  assert.throws(() => openPlain(sealEnvelope(crypto, authKey, 'client', message)), EnvelopeError)
})
