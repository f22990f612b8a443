import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { HASH_WINDOW, windowCount, windowsToTell } from './hash-windows.ts'

const MB = 1_048_576

suite('upload.getFileHashes tells of the window that holds the offset, and of those to the end of its 8 MB', () => {
  for (const [name, offset, size, expected] of [
    ['a small file', 0, 5, [[0, 5]]],
    ['exactly one window', 0, HASH_WINDOW, [[0, HASH_WINDOW]]],
    [
      'one byte more',
      0,
      HASH_WINDOW + 1,
      [
        [0, HASH_WINDOW],
        [HASH_WINDOW, 1],
      ],
    ],
    [
      'an offset within a window',
      HASH_WINDOW - 1,
      HASH_WINDOW + 7,
      [
        [0, HASH_WINDOW],
        [HASH_WINDOW, 7],
      ],
    ],
    ['the last window of a block', 8 * MB - 1, 12 * MB, [[8 * MB - HASH_WINDOW, HASH_WINDOW]]],
    ['the last byte', 8 * MB + 4, 8 * MB + 5, [[8 * MB, 5]]],
    ['a bigint', BigInt(MB), MB + 3, [[MB, 3]]],
    ['the end', 5, 5, []],
    ['far beyond the end', 2n ** 62n, 5, []],
    ['before the beginning', -1n, 5, []],
    ['an empty file', 0, 0, []],
  ] as const) {
    test(name, () => {
      const windows = windowsToTell(offset, size).map(({ offset, limit }) => [offset, limit])
      assert.deepEqual(windows, expected)
    })
  }

  test('a block has 64', () => {
    assert.equal(windowsToTell(8 * MB, 100 * MB).length, 64)
  })
})

test('so many windows have so many bytes', () => {
  assert.deepEqual([0, 1, HASH_WINDOW, HASH_WINDOW + 1].map(windowCount), [0, 1, 1, 2])
})
