import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ByteQueue } from './byte-queue.ts'

test('bytes leave in the order they came, whatever the sizes', () => {
  const queue = new ByteQueue()
  const taken: number[] = []
  let next = 0
  for (const [pushed, wanted] of [
    [1, 1],
    [5, 3],
    [3000, 2500],
    [1, 0],
    [7, 400],
    [1, 1],
    [9000, 9000],
    [1, 113],
  ] as const) {
    queue.push(Uint8Array.from({ length: pushed }, () => next++ & 255))
    const bytes = queue.take(wanted)
    if (bytes !== undefined) taken.push(...bytes)
  }
  taken.push(...(queue.take(queue.length) ?? []))
  assert.deepEqual(
    taken,
    Array.from({ length: next }, (_, i) => i & 255),
  )
})

test('what is not there yet is not taken', () => {
  const queue = new ByteQueue()
  queue.push(Uint8Array.of(1, 2))
  assert.equal(queue.take(3), undefined)
  assert.equal(queue.peek(3), undefined)
  assert.equal(queue.length, 2)
  assert.equal(queue.peek(2)?.getUint16(0), 0x0102)
  assert.equal(queue.length, 2)
})

test('bytes already taken do not change when more come', () => {
  const queue = new ByteQueue()
  queue.push(Uint8Array.of(0))
  for (let i = 1; i < 100; i++) queue.push(Uint8Array.of(i))
  const early = queue.take(50)
  for (let i = 100; i < 20_000; i++) queue.push(Uint8Array.of(i & 255))
  assert.deepEqual(
    early,
    Uint8Array.from({ length: 50 }, (_, i) => i),
  )
  assert.equal(queue.take(19_950)?.at(-1), 19_999 & 255)
})
