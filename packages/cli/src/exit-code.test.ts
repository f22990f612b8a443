import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exitCodeOfAll } from './exit-code.ts'

for (const [done, failures, code] of [
  [0, [], 0],
  [3, [], 0],
  [1, [3], 2],
  [5, [3, 4], 2],
  [0, [3], 3],
  [0, [5, 5], 5],
  [0, [3, 5], 1],
] as const) {
  test(`${done} files done and failures ${failures.join(' ') || 'none'} end with ${code}`, () => {
    assert.equal(exitCodeOfAll(done, failures), code)
  })
}
