import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concatBytes } from '../../crypto/bytes.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { encryptOldPadded, encryptPadded, openOldPadded, openPadded } from './rsa-padding.ts'
import { seededCrypto, serverKey } from './support.test.ts'

const crypto = seededCrypto('rsa padding')

function decrypted(encrypted: Uint8Array): Uint8Array {
  assert.equal(encrypted.length, 256)
  const block = serverKey.decrypt(encrypted)
  assert.ok(block)
  return block
}

for (const length of [1, 97, 144]) {
  test(`RSA_PAD carries ${length} bytes`, () => {
    const data = crypto.randomBytes(length)
    const opened = openPadded(crypto, decrypted(encryptPadded(crypto, data, serverKey)))
    assert.equal(opened?.length, 192)
    assert.deepEqual(opened?.subarray(0, length), data)
  })
}

test('RSA_PAD tries other temporary keys until the block is below the modulus', () => {
  const blocks: Uint8Array[] = []
  for (let i = 0; i < 40; i++) {
    const encrypted = encryptPadded(crypto, crypto.randomBytes(100), serverKey)
    blocks.push(decrypted(encrypted))
  }
  assert.ok(blocks.every((block) => openPadded(crypto, block) !== undefined))
})

test('RSA_PAD does not open under a changed block', () => {
  const block = decrypted(encryptPadded(crypto, crypto.randomBytes(100), serverKey))
  for (const position of [0, 31, 32, 200, 255]) {
    const changed = Uint8Array.from(block)
    changed[position] = (changed[position] ?? 0) ^ 0x80
    assert.equal(openPadded(crypto, changed), undefined, `byte ${position}`)
  }
})

test('the old padding is a zero byte, SHA1(data), data and noise', () => {
  const data = crypto.randomBytes(120)
  const block = decrypted(encryptOldPadded(crypto, data, serverKey))
  const opened = openOldPadded(block)
  assert.deepEqual(opened?.subarray(0, 140), concatBytes(nodeCrypto.sha1(data), data))
  assert.equal(opened?.length, 255)
  assert.equal(openOldPadded(Uint8Array.from(block).fill(1, 0, 1)), undefined)
})

test('neither padding takes more than it can carry', () => {
  assert.throws(() => encryptPadded(crypto, new Uint8Array(145), serverKey), RangeError)
  assert.throws(() => encryptOldPadded(crypto, new Uint8Array(236), serverKey), RangeError)
  assert.equal(encryptOldPadded(crypto, new Uint8Array(235), serverKey).length, 256)
})
