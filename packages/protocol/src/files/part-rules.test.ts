import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
import {
  checkPart,
  checkParts,
  isBigFile,
  isPartSize,
  MAX_PARTS_DEFAULT,
  MAX_PARTS_PREMIUM,
} from './part-rules.ts'

const KB = 1024

for (const [size, legal, why] of [
  [1 * KB, true, 'the smallest'],
  [32 * KB, true, 'divides 512 KB'],
  [64 * KB, true, 'divides 512 KB'],
  [128 * KB, true, 'divides 512 KB'],
  [256 * KB, true, 'divides 512 KB'],
  [512 * KB, true, 'the recommended one'],
  [0, false, 'nothing'],
  [512, false, 'not divisible by 1 KB'],
  [1025, false, 'not divisible by 1 KB'],
  [3 * KB, false, '512 KB is not evenly divisible by it'],
  [384 * KB, false, '512 KB is not evenly divisible by it'],
  [1024 * KB, false, '512 KB is not evenly divisible by it'],
  [-1024, false, 'less than nothing'],
] as const) {
  test(`part_size ${size}: ${legal ? 'legal' : 'illegal'}, ${why}`, () =>
    assert.equal(isPartSize(size), legal))
}

for (const [size, big] of [
  [10 * KB * KB - 1, false],
  [10 * KB * KB, false],
  [10 * KB * KB + 1, true],
] as const) {
  test(`a file of ${size} bytes is ${big ? 'big' : 'small'}`, () => assert.equal(isBigFile(size), big))
}

const small = { index: 0, size: 512 * KB, big: false }
const big = { index: 0, size: 512 * KB, big: true, totalParts: 3 }

for (const [name, part, error] of [
  ['part 0', small, undefined],
  ['the last index, upload_max_fileparts_default - 1', { ...small, index: 3999 }, undefined],
  ['one past the last index', { ...small, index: 4000 }, 'FILE_PART_INVALID'],
  ['an index below 0', { ...small, index: -1 }, 'FILE_PART_INVALID'],
  ['an index that is no whole number', { ...small, index: 0.5 }, 'FILE_PART_INVALID'],
  ['an empty part', { ...small, size: 0 }, 'FILE_PART_EMPTY'],
  ['one byte', { ...small, size: 1 }, undefined],
  ['a byte more than 512 KB', { ...small, size: 512 * KB + 1 }, 'FILE_PART_TOO_BIG'],
  ['an odd size that may be that of the last part', { ...small, size: 1000 }, undefined],

  ['a part of a big file', big, undefined],
  ['0 parts in all', { ...big, totalParts: 0 }, 'FILE_PARTS_INVALID'],
  ['fewer than -1 parts in all', { ...big, totalParts: -2 }, 'FILE_PARTS_INVALID'],
  ['upload_max_fileparts_default parts in all', { ...big, totalParts: 4000 }, undefined],
  ['one part more in all', { ...big, totalParts: 4001 }, 'FILE_PARTS_INVALID'],
  ['an unknown number of parts, -1', { ...big, totalParts: -1 }, undefined],
  [
    'the number of parts is looked at before the index',
    { ...big, index: 9000, totalParts: 4001 },
    'FILE_PARTS_INVALID',
  ],
  ['the last of the parts told', { ...big, index: 2, size: 7 }, undefined],
  ['an index beyond the parts told', { ...big, index: 3 }, 'FILE_PART_INVALID'],
  [
    'an index beyond the limit, number of parts unknown',
    { ...big, index: 4000, totalParts: -1 },
    'FILE_PART_INVALID',
  ],
  ['an odd size before the last part', { ...big, index: 1, size: 1000 }, 'FILE_PART_SIZE_INVALID'],
  ['3 KB before the last part', { ...big, index: 1, size: 3 * KB }, 'FILE_PART_SIZE_INVALID'],
  ['too much before the last part', { ...big, index: 1, size: 1024 * KB }, 'FILE_PART_TOO_BIG'],
  ['an empty part before the last', { ...big, index: 1, size: 0 }, 'FILE_PART_EMPTY'],
  ['an empty first part', { ...big, size: 0, totalParts: -1 }, 'FILE_PART_EMPTY'],
  [
    'the empty end of a stream, number of parts unknown',
    { ...big, index: 2, size: 0, totalParts: -1 },
    undefined,
  ],
  ['the empty end of a stream, not counted', { ...big, index: 3, size: 0 }, undefined],
  ['the empty end of a stream, counted', { ...big, index: 2, size: 0 }, undefined],
  ['the empty end of the longest stream', { ...big, index: 4000, size: 0, totalParts: 4000 }, undefined],
  ['an empty part far beyond the end', { ...big, index: 4, size: 0 }, 'FILE_PART_INVALID'],
  ['an empty part of a small file, as far as it goes', { ...small, index: 3999, size: 0 }, 'FILE_PART_EMPTY'],
] as const) {
  test(`${name}: ${error ?? 'accepted'}`, () =>
    assert.equal(
      errorOf(() => checkPart(part, MAX_PARTS_DEFAULT)),
      error,
    ))
}

test('a Premium user has more parts', () => {
  assert.equal(
    errorOf(() => checkPart({ ...small, index: 7999 }, MAX_PARTS_PREMIUM)),
    undefined,
  )
  assert.equal(
    errorOf(() => checkPart({ ...small, index: 8000 }, MAX_PARTS_PREMIUM)),
    'FILE_PART_INVALID',
  )
})

for (const [parts, error] of [
  [1, undefined],
  [4000, undefined],
  [0, 'FILE_PARTS_INVALID'],
  [-1, 'FILE_PARTS_INVALID'],
  [4001, 'FILE_PARTS_INVALID'],
  [1.5, 'FILE_PARTS_INVALID'],
] as const) {
  test(`${parts} parts: ${error ?? 'accepted'}`, () => {
    assert.equal(
      errorOf(() => checkParts(parts, MAX_PARTS_DEFAULT)),
      error,
    )
  })
}

function errorOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    assert.ok(error instanceof RpcError)
    return error.text
  }
}
