import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { concatBytes } from '../../crypto/bytes.ts'
import { portableCrypto } from '../../crypto/portable/portable-crypto.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { authKeyOf } from '../message/auth-key.ts'
import { deriveKeyV1, messageKeyV1 } from '../message/message-key-v1.ts'
import { openBinding, sealBinding } from './bind-temp-key.ts'
import { HandshakeError } from './handshake-error.ts'
import { withBitFlipped } from './manual-client.test.ts'
import { seededCrypto } from './support.test.ts'

const crypto = seededCrypto('binding')
const permanentKey = authKeyOf(crypto, crypto.randomBytes(256))
const temporaryKey = authKeyOf(crypto, crypto.randomBytes(256))
const binding = {
  msgId: 0x65c53d50000672d4n,
  nonce: -1234567890123456789n,
  tempAuthKeyId: temporaryKey.id,
  permAuthKeyId: permanentKey.id,
  tempSessionId: -77n,
  expiresAt: 1_700_086_400,
}

test('what the client seals, the server opens', () => {
  const sealed = sealBinding(crypto, permanentKey, binding)
  assert.equal(sealed.length, 104)
  assert.deepEqual(openBinding(nodeCrypto, permanentKey, sealed), binding)
  assert.deepEqual(openBinding(portableCrypto, permanentKey, sealed), binding)
})

test('any bit changed, another key or another length is refused', () => {
  const sealed = sealBinding(crypto, permanentKey, binding)
  // Behind the 72 bytes that msg_key covers come 8 of padding; under IGE even these damage nothing before them.
  for (let i = 0; i < 88; i++) {
    assert.throws(
      () => openBinding(crypto, permanentKey, withBitFlipped(sealed, i)),
      HandshakeError,
      `byte ${i}`,
    )
  }
  assert.throws(() => openBinding(crypto, temporaryKey, sealed), HandshakeError)
  for (const length of [0, 24, 88, 103]) {
    assert.throws(() => openBinding(crypto, permanentKey, sealed.subarray(0, length)), HandshakeError)
  }
  assert.throws(
    () => openBinding(crypto, permanentKey, concatBytes(sealed, new Uint8Array(16))),
    HandshakeError,
  )
})

/** Encrypts any 72 bytes as a client would. */
function sealRaw(plaintext: Uint8Array): Uint8Array {
  const msgKey = messageKeyV1(crypto, plaintext)
  const { key, iv } = deriveKeyV1(crypto, permanentKey.key, msgKey)
  const padded = concatBytes(plaintext, new Uint8Array(8))
  return concatBytes(crypto.sha1(permanentKey.key).subarray(12), msgKey, crypto.igeEncrypt(padded, key, iv))
}

test('well encrypted nonsense is refused', () => {
  const honest = new Uint8Array(72)
  const view = new DataView(honest.buffer)
  view.setInt32(28, 40, true)
  view.setUint32(32, 0x75a3f765, true)
  assert.equal(openBinding(crypto, permanentKey, sealRaw(honest)).msgId, 0n)
  for (const position of [24, 28, 32]) {
    assert.throws(
      () => openBinding(crypto, permanentKey, sealRaw(withBitFlipped(honest, position))),
      HandshakeError,
    )
  }
})

test('the derivation is the one of mtproto/description_v1 for x = 0', () => {
  const sha1 = (...parts: Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest()
  const k = permanentKey.key
  const msgKey = crypto.randomBytes(16)
  const a = sha1(msgKey, k.subarray(0, 32))
  const b = sha1(k.subarray(32, 48), msgKey, k.subarray(48, 64))
  const c = sha1(k.subarray(64, 96), msgKey)
  const d = sha1(msgKey, k.subarray(96, 128))
  const { key, iv } = deriveKeyV1(crypto, k, msgKey)
  assert.equal(
    Buffer.from(key).toString('hex'),
    Buffer.concat([a.subarray(0, 8), b.subarray(8, 20), c.subarray(4, 16)]).toString('hex'),
  )
  assert.equal(
    Buffer.from(iv).toString('hex'),
    Buffer.concat([a.subarray(8, 20), b.subarray(0, 8), c.subarray(16, 20), d.subarray(0, 8)]).toString(
      'hex',
    ),
  )
})
