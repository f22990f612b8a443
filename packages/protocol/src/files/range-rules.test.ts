import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
import { planRanges } from './plan-ranges.ts'
import { checkRange } from './range-rules.ts'

const KB = 1024
const MB = KB * KB

suite('without precise', () => {
  for (const [name, offset, limit, error] of [
    ['the smallest', 0, 4 * KB, undefined],
    ['limit 1 MB', 0, 1 * MB, undefined],
    ['limit 512 KB at its multiple', 512 * KB, 512 * KB, undefined],
    ['an offset divisible by 4 KB only', 4 * KB, 4 * KB, undefined],
    ['far beyond any end', 4_000_000 * MB, 1 * MB, undefined],
    ['an offset that is no number of TypeScript', 2n ** 62n, 1 * MB, undefined],
    ['offset not divisible by 4 KB', 1 * KB, 4 * KB, 'OFFSET_INVALID'],
    ['offset below 0', -4 * KB, 4 * KB, 'OFFSET_INVALID'],
    ['offset far below 0', -(2n ** 63n), 4 * KB, 'OFFSET_INVALID'],
    ['limit 0', 0, 0, 'LIMIT_INVALID'],
    ['limit below 0', 0, -4 * KB, 'LIMIT_INVALID'],
    ['limit not divisible by 4 KB', 0, 1 * KB, 'LIMIT_INVALID'],
    ['1 MB not divisible by limit', 0, 12 * KB, 'LIMIT_INVALID'],
    ['limit 2 MB', 0, 2 * MB, 'LIMIT_INVALID'],
    ['beyond the 1 MB chunk', 768 * KB, 512 * KB, 'LIMIT_INVALID'],
    ['both wrong: the offset is named', 1, 1, 'OFFSET_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, () => assert.equal(errorOf({ offset, limit }), error))
  }
})

suite('with precise', () => {
  for (const [name, offset, limit, error] of [
    ['the smallest', 0, 1 * KB, undefined],
    ['offset divisible by 1 KB', 3 * KB, 1 * KB, undefined],
    ['1 MB need not be divisible by limit', 0, 12 * KB, undefined],
    ['limit 1 MB', 5n * 1_048_576n, 1 * MB, undefined],
    ['to the end of the 1 MB chunk', 1 * KB, 1 * MB - 1 * KB, undefined],
    ['offset not divisible by 1 KB', 512, 1 * KB, 'OFFSET_INVALID'],
    ['limit not divisible by 1 KB', 0, 512, 'LIMIT_INVALID'],
    ['limit more than 1 MB', 0, 1 * MB + 1 * KB, 'LIMIT_INVALID'],
    ['limit 0', 1 * KB, 0, 'LIMIT_INVALID'],
    ['beyond the 1 MB chunk', 1 * KB, 1 * MB, 'LIMIT_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, () =>
      assert.equal(errorOf({ offset, limit, precise: true }), error))
  }
})

suite('plans', () => {
  for (const precise of [false, true]) {
    test(`every range is legal, and together they are what was asked for${precise ? ', with precise' : ''}`, () => {
      for (const limit of [4 * KB, 64 * KB, 512 * KB, 1 * MB]) {
        for (const from of [0, 1, 4 * KB, 70_001, 1 * MB - 1, 1 * MB]) {
          for (const length of [1, 1023, 4 * KB, 64 * KB, 300_001, 3 * MB]) {
            let position = from
            for (const range of planRanges({ from, to: from + length, limit, precise })) {
              checkRange({ ...range, precise })
              assert.equal(range.offset + range.skip, position)
              assert.ok(range.take > 0 && range.skip + range.take <= range.limit)
              position += range.take
            }
            assert.equal(position, from + length)
          }
        }
      }
    })
  }

  test('without precise the whole window is asked for, at its end too', () => {
    assert.deepEqual(
      [...planRanges({ to: 512 * KB + 10 })],
      [
        { offset: 0, limit: 512 * KB, skip: 0, take: 512 * KB },
        { offset: 512 * KB, limit: 512 * KB, skip: 0, take: 10 },
      ],
    )
  })

  test('with precise no more than whole KB around what is wanted', () => {
    assert.deepEqual(
      [...planRanges({ from: 1500, to: 5000, precise: true })],
      [{ offset: 1024, limit: 4096, skip: 476, take: 3500 }],
    )
  })

  test('no bytes need no request', () => assert.deepEqual([...planRanges({ to: 0 })], []))

  test('a file of unknown length is asked for without end', () => {
    const ranges = planRanges({ to: Number.POSITIVE_INFINITY, limit: 1 * MB })
    assert.equal(ranges.next().value?.offset, 0)
    assert.equal(ranges.next().value?.offset, 1 * MB)
  })

  test('what cannot be asked for is no plan', () => {
    assert.throws(() => [...planRanges({ from: 5, to: 4 })], RangeError)
    assert.throws(() => [...planRanges({ to: 10, limit: 12 * KB })], RpcError)
  })
})

function errorOf(request: Parameters<typeof checkRange>[0]): string | undefined {
  try {
    checkRange(request)
    return undefined
  } catch (error) {
    assert.ok(error instanceof RpcError)
    return error.text
  }
}
