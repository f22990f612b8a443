import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HASH_WINDOW, windowsBetween } from '@longshore/protocol/files/hash-windows'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { settled } from '../../test/fake-clock.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { orAborted } from '../time/abort.ts'
import { FileHashes } from './verify.ts'

const file = randomBytes(8 * HASH_WINDOW, 1)

/** A server that tells of all pieces from an offset on, and how often it was asked. */
function hashesOf(bytes: Uint8Array) {
  const asked: number[] = []
  const hashes = new FileHashes({
    crypto: nodeCrypto,
    required: true,
    ask: async (offset, signal) => {
      asked.push(offset)
      await orAborted(settled(), signal)
      return windowsBetween(offset, bytes.length).map((window) => ({
        _: 'fileHash',
        offset: BigInt(window.offset),
        limit: window.limit,
        hash: nodeCrypto.sha256(bytes.subarray(window.offset, window.offset + window.limit)),
      }))
    },
  })
  return { hashes, asked }
}

const never = new AbortController().signal
const half = 4 * HASH_WINDOW

test('one answer serves all who need what it tells', async () => {
  const { hashes, asked } = hashesOf(file)
  const agree = [0, half].map((offset) => hashes.agree(offset, file.subarray(offset, offset + half), never))
  assert.deepEqual(await Promise.all(agree), [true, true])
  assert.deepEqual(asked, [0])
})

test('who waits for an answer that somebody else asked for asks again when that one is told to stop', async () => {
  const { hashes, asked } = hashesOf(file)
  const stop = new AbortController()
  const first = hashes.agree(0, file.subarray(0, half), stop.signal)
  const second = hashes.agree(half, file.subarray(half), never)
  stop.abort(new Error('told to stop'))
  await assert.rejects(first, /told to stop/)
  assert.equal(await second, true)
  assert.deepEqual(asked, [0, half])
})

test('who waits for an answer that somebody else asked for stops when told to', async () => {
  const { hashes } = hashesOf(file)
  const stop = new AbortController()
  const first = hashes.agree(0, file.subarray(0, half), never)
  const second = hashes.agree(half, file.subarray(half), stop.signal)
  stop.abort(new Error('told to stop'))
  await assert.rejects(second, /told to stop/)
  assert.equal(await first, true)
})
