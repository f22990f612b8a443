import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
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

function errorOf(request: Parameters<typeof checkRange>[0]): string | undefined {
  try {
    checkRange(request)
    return undefined
  } catch (error) {
    assert.ok(error instanceof RpcError)
    return error.text
  }
}
