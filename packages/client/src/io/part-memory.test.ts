import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PartMemory } from './part-memory.ts'

test('memory that was given back is used again, as long as a part may be', () => {
  const memory = new PartMemory(1024)
  const first = memory.take()
  assert.equal(first.length, 1024)
  memory.giveBack(first.subarray(0, 10))
  const second = memory.take()
  assert.equal(second.buffer, first.buffer)
  assert.equal(second.length, 1024)
  assert.notEqual(memory.take().buffer, first.buffer)
})

test('memory given back twice is still used by one part at a time, and that of others is left alone', () => {
  const memory = new PartMemory(1024)
  const mine = memory.take()
  memory.giveBack(mine)
  memory.giveBack(mine)
  const others = new Uint8Array(1024)
  memory.giveBack(others)
  const taken = [memory.take().buffer, memory.take().buffer]
  assert.equal(taken[0], mine.buffer)
  assert.ok(taken[1] !== mine.buffer && taken[1] !== others.buffer)
})
