import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
import { planParts } from './plan-parts.ts'

const KB = 1024
const MB = KB * KB

for (const [name, size, plan] of [
  ['one byte', 1, { big: false, partSize: 512 * KB, parts: 1 }],
  ['exactly one part', 512 * KB, { big: false, partSize: 512 * KB, parts: 1 }],
  ['a byte more', 512 * KB + 1, { big: false, partSize: 512 * KB, parts: 2 }],
  ['exactly 10 MB is small', 10 * MB, { big: false, partSize: 512 * KB, parts: 20 }],
  ['more than 10 MB is big', 10 * MB + 1, { big: true, partSize: 512 * KB, parts: 21 }],
  ['the largest file', 2000 * MB, { big: true, partSize: 512 * KB, parts: 4000 }],
  ['a stream', undefined, { big: true, partSize: 512 * KB, parts: -1 }],
] as const) {
  test(`${name}: ${JSON.stringify(plan)}`, () => assert.deepEqual(planParts(size, { maxParts: 4000 }), plan))
}

for (const [name, size, options, error] of [
  ['no bytes', 0, { maxParts: 4000 }, 'FILE_PARTS_INVALID'],
  ['a byte more than the largest file', 2000 * MB + 1, { maxParts: 4000 }, 'FILE_PARTS_INVALID'],
  ['too many parts of a small size', 5 * MB, { maxParts: 4000, partSize: KB }, 'FILE_PARTS_INVALID'],
  [
    'a part size that does not divide 512 KB',
    5 * MB,
    { maxParts: 4000, partSize: 3 * KB },
    'FILE_PART_SIZE_INVALID',
  ],
] as const) {
  test(`${name}: ${error}`, () => {
    assert.throws(
      () => planParts(size, options),
      (thrown) => thrown instanceof RpcError && thrown.text === error,
    )
  })
}
