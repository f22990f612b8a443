import assert from 'node:assert/strict'
import { test } from 'node:test'
import { descriptorsOf, limitIn } from './descriptors.ts'

for (const [table, connections, openFiles] of [
  [64, 1, 8],
  [128, 48, 16],
  [256, 144, 32],
  [1024, 640, 128],
  [4096, 3328, 256],
  [1_048_576, 20_000, 256],
] as const) {
  test(`of ${table} descriptors, ${connections} are for connections`, () => {
    assert.deepEqual(descriptorsOf(table), { connections, openFiles })
  })
}

test('the limit is the soft one, which is all that the system allows a process now', () => {
  const limits = 'Limit  Soft Limit  Hard Limit  Units\nMax open files            1024     524288   files \n'
  assert.equal(limitIn(limits), 1024)
  assert.equal(limitIn(limits.replace('1024', 'unlimited')), 10_240)
  assert.equal(limitIn(''), 10_240)
})
