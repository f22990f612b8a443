import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { GzipError, gunzip, gzip } from './gzip.ts'

const random = seededRandom('gzip')

test('unpacks what it packed, and agrees with zlib', async () => {
  for (const bytes of [new Uint8Array(), random(1), random(100_000), new Uint8Array(3_000_000)]) {
    const packed = await gzip(bytes)
    assert.deepEqual(await gunzip(packed, bytes.length), bytes)
    assert.deepEqual(Uint8Array.from(gunzipSync(packed)), bytes)
    assert.deepEqual(await gunzip(gzipSync(bytes), bytes.length), bytes)
  }
})

test('unpacks zlib too, as mtcute packs its requests', async () => {
  const bytes = new TextEncoder().encode('a request '.repeat(100))
  assert.deepEqual(await gunzip(deflateSync(bytes), bytes.length), bytes)
})

test('stops at the limit, however much would come', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000))
  await assert.rejects(gunzip(bomb, 1_000_000), { name: 'GzipError', message: /more than 1000000 bytes/ })
  await assert.rejects(gunzip(gzipSync(new Uint8Array(101)), 100), GzipError)
})

test('refuses what is no gzip, is cut, or is damaged', async () => {
  const packed = gzipSync(random(1000))
  const damaged = Uint8Array.from(packed)
  damaged[500] = (damaged[500] ?? 0) ^ 1
  for (const bytes of [new Uint8Array(), random(64), packed.subarray(0, -9), damaged]) {
    await assert.rejects(gunzip(bytes, 10_000), GzipError)
  }
})
