import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growth, median, quantile } from './statistics.ts'

test('the median is the middle value, or the mean of the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5)
  assert.equal(median([4, 1, 2, 3]), 2.5)
  assert.throws(() => median([]), RangeError)
})

test('a quantile lies on the line between its neighbours', () => {
  assert.equal(quantile([10, 20, 30], 0), 10)
  assert.equal(quantile([10, 20, 30], 1), 30)
  assert.equal(quantile([10, 20, 30], 0.75), 25)
})

test('growth compares the last third with the second, whatever the first was', () => {
  assert.equal(growth([1, 2, 3, 10, 10, 10, 10, 10, 10]), 1)
  assert.equal(growth([9, 9, 9, 10, 10, 900, 12, 12, 12]), 1.2)
  assert.throws(() => growth([1]), RangeError)
})
