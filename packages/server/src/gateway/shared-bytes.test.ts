import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SharedBytes } from './shared-bytes.ts'

test('who is alone may have everything, and many have the same', () => {
  const shared = new SharedBytes(1200)
  const users = [shared.enter(), shared.enter(), shared.enter()]
  assert.equal(shared.share, 1200)
  for (const user of users) user.take(10)
  assert.equal(shared.share, 400)
  for (const user of users) user.giveBack(10)
  assert.equal(shared.share, 1200)
})

test('it is used up by all together', () => {
  const shared = new SharedBytes(100)
  const [first, second] = [shared.enter(), shared.enter()]
  first.take(60)
  assert.equal(shared.isUsedUp, false)
  second.take(40)
  assert.equal(shared.isUsedUp, true)
  first.giveBack(1)
  assert.equal(shared.isUsedUp, false)
  assert.deepEqual([first.bytes, second.bytes, shared.share], [59, 40, 50])
})
