import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReceivedIds } from './received-ids.ts'

test('an id is new once, in whatever order ids come', () => {
  const ids = new ReceivedIds()
  for (const id of [5n, 3n, 9n]) assert.equal(ids.add(id), true)
  for (const id of [5n, 3n, 9n]) assert.equal(ids.add(id), false)
  assert.deepEqual([ids.has(3n), ids.has(4n)], [true, false])
})

test('what is older than all that is remembered counts as received', () => {
  const ids = new ReceivedIds()
  for (let id = 1n; id <= 100_000n; id += 2n) assert.equal(ids.add(id), true)
  assert.equal(ids.add(1n), false)
  assert.equal(ids.add(2n), false)
  assert.equal(ids.add(99_999n), false)
  // Of the newest, only those that really came.
  assert.equal(ids.add(99_998n), true)
  assert.equal(ids.add(100_001n), true)
})
