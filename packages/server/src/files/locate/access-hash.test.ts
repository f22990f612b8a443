import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { AccessHashes } from './access-hash.ts'

const hashes = new AccessHashes(nodeCrypto, new Uint8Array(32).fill(1))

test('a hash is of one user, one document and one secret', () => {
  const hash = hashes.of(7n, 5n)
  assert.equal(hashes.of(7n, 5n), hash)
  const others = new AccessHashes(nodeCrypto, new Uint8Array(32).fill(2))
  for (const other of [hashes.of(5n, 7n), hashes.of(8n, 5n), hashes.of(7n, 6n), others.of(7n, 5n)]) {
    assert.notEqual(other, hash)
  }
})

test('a hash is a TL long', () => {
  for (let document = 1n; document < 200n; document++) {
    assert.equal(BigInt.asIntN(64, hashes.of(7n, document)), hashes.of(7n, document))
  }
})

test('only the hash itself matches', () => {
  const hash = hashes.of(7n, 5n)
  assert.ok(hashes.matches(7n, 5n, hash))
  for (const wrong of [0n, hash + 1n, -hash, hash ^ (1n << 63n)]) {
    assert.ok(!hashes.matches(7n, 5n, BigInt.asIntN(64, wrong)))
  }
  assert.ok(!hashes.matches(8n, 5n, hash))
})
