import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pattern } from '../pattern.ts'
import { Damage } from './damage.ts'
import { seriesOf } from './draw.ts'

const sent = pattern(5, 100_000)

function damaged(seed: number, lengths: number): { bytes: Uint8Array; times: number } {
  const damage = new Damage(1000, seriesOf(seed, 'damage'))
  const chunks: Uint8Array[] = []
  let times = 0
  for (let from = 0; from < sent.length; from += lengths)
    chunks.push(damage.pass(sent.subarray(from, from + lengths), () => times++))
  return { bytes: Uint8Array.from(Buffer.concat(chunks)), times }
}

test('about one byte in so many differs, by one bit', () => {
  const { bytes, times } = damaged(1, 4096)
  const wrong = bytes.map((byte, index) => byte ^ (sent[index] ?? 0)).filter((difference) => difference !== 0)
  assert.ok(wrong.every((difference) => (difference & (difference - 1)) === 0))
  assert.equal(wrong.length, times)
  assert.ok(times > 70 && times < 140, `${times} times`)
})

test('which bytes differ does not depend on the chunks, but on the seed', () => {
  const { bytes } = damaged(1, 100_000)
  assert.deepEqual(damaged(1, 1).bytes, bytes)
  assert.deepEqual(damaged(1, 777).bytes, bytes)
  assert.notDeepEqual(damaged(2, 100_000).bytes, bytes)
})

test('the chunk itself stays as it was', () => {
  damaged(3, 5000)
  assert.deepEqual(sent, pattern(5, 100_000))
})
