import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageIdSource, timeOfMessageId } from './message-id.ts'

test('ids are Unix time times 2^32 and tell in their low bits who speaks', () => {
  const ids = new MessageIdSource(() => 1_700_000_000_500)
  for (const [kind, low] of [
    ['client', 0n],
    ['answer', 1n],
    ['push', 3n],
  ] as const) {
    const id = ids.next(kind)
    assert.equal(id >> 32n, 1_700_000_000n)
    assert.equal(BigInt.asUintN(32, id) >> 28n, 8n)
    assert.equal(id & 3n, low)
  }
})

test('ids grow although time stands still or runs backwards', () => {
  let now = 1_700_000_000_000
  const ids = new MessageIdSource(() => now)
  let last = 0n
  for (let i = 0; i < 1000; i++) {
    if (i === 500) now -= 60_000
    const id = ids.next(i % 3 === 0 ? 'push' : 'answer')
    assert.ok(id > last, `id ${i}`)
    last = id
  }
})

test('a whole second still has a fractional part', () => {
  const id = new MessageIdSource(() => 1_700_000_000_000).next('client')
  assert.notEqual(BigInt.asUintN(32, id), 0n)
})

test('an id tells its time', () => {
  const id = new MessageIdSource(() => 1_700_000_000_123).next('client')
  assert.ok(Math.abs(timeOfMessageId(id) - 1_700_000_000_123) <= 1)
})
