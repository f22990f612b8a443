import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePublicKeyPem } from '@longshore/protocol/mtproto/handshake/rsa'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { networkNames, networkOf } from './network.ts'

const application = { apiId: 12345, apiHash: '0123456789abcdef0123456789abcdef' }

for (const [network, fingerprint] of [
  ['telegram', 'd09d1d85de64fd85'],
  ['telegram-test', 'b25898df208d2603'],
] as const) {
  test(`the key of ${network} has the fingerprint that stock clients expect`, async () => {
    const { publicKeys, apiId, apiHash } = await networkOf({ network, ...application })
    const fingerprints = publicKeys.map((pem) => parsePublicKeyPem(nodeCrypto, pem).fingerprint)
    assert.deepEqual(
      fingerprints.map((print) => BigInt.asUintN(64, print).toString(16)),
      [fingerprint],
    )
    assert.deepEqual({ apiId, apiHash }, application)
  })
}

test('these are all', () => assert.deepEqual(networkNames, ['telegram', 'telegram-test']))

for (const [flags, reason, remedy] of [
  [{}, /was not said/, /--data DIR.*--network telegram/],
  [{ data: 'd', network: 'telegram' }, /two different places/, /one of them/],
  [{ network: 'telegram' }, /--api-id and --api-hash are missing/, /my\.telegram\.org/],
  [{ network: 'telegram', apiId: 1 }, /--api-id and --api-hash are missing/, /LONGSHORE_API_HASH/],
] as const) {
  test(`${JSON.stringify(flags)} is refused, with what to do`, async () => {
    await assert.rejects(networkOf(flags), (error: Error & { remedy?: string }) => {
      assert.match(error.message, reason)
      assert.match(error.remedy ?? '', remedy)
      return true
    })
  })
}
