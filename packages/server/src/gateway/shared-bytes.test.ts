import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SharedBytes } from './shared-bytes.ts'

test('who is alone may have everything, and many have the same', () => {
  const shared = new SharedBytes(1200)
  assert.equal(shared.share, 1200)
  const leave = [shared.enter(), shared.enter(), shared.enter()]
  assert.equal(shared.share, 400)
  for (const one of leave) one()
  assert.equal(shared.share, 1200)
})
