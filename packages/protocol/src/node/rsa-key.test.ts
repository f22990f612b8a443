import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { bigIntOf, bytesOfBigInt } from '../crypto/bytes.ts'
import { formatPublicKeyPem, parsePublicKeyPem } from '../mtproto/handshake/rsa.ts'
import { nodeCrypto } from './crypto.ts'
import { generateServerKey, loadServerKey } from './rsa-key.ts'

test('a key is made, stored as PEM, and loaded', () => {
  const { privatePem, publicPem } = generateServerKey()
  assert.match(privatePem, /^-----BEGIN RSA PRIVATE KEY-----/)
  assert.match(publicPem, /^-----BEGIN RSA PUBLIC KEY-----/)
  const { decrypt, ...loaded } = loadServerKey(privatePem)
  assert.deepEqual(loaded, parsePublicKeyPem(nodeCrypto, publicPem))
  assert.equal(formatPublicKeyPem(loaded), publicPem)
  assert.equal(loaded.e, 65537n)
  assert.notEqual(BigInt.asUintN(64, loaded.fingerprint) >> 60n, 0n)

  const block = bytesOfBigInt(2n ** 2000n + 5n, 256)
  const encrypted = bytesOfBigInt(nodeCrypto.modPow(bigIntOf(block), loaded.e, loaded.n), 256)
  assert.deepEqual(decrypt(encrypted), block)
  assert.equal(decrypt(bytesOfBigInt(loaded.n, 256)), undefined)
  assert.deepEqual(decrypt(new Uint8Array(256)), new Uint8Array(256))
})

test('what is no RSA key of 2048 bits is not loaded', () => {
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export(pkcs8)
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export(pkcs8)
  for (const pem of ['', ed25519.toString(), short.toString()]) assert.throws(() => loadServerKey(pem))
})
