import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Turns } from './turns.ts'

test('so many run at a time, in their order; what fails makes room as well', async () => {
  const turns = new Turns(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const works = Array.from({ length: 5 }, (_, index) =>
    turns.take(async () => {
      begun.push(index)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (index % 2 === 0) throw new Error(`${index} fails`)
      return index
    }),
  )
  const outcomes = Promise.allSettled(works)
  for (const expected of [
    [0, 1],
    [0, 1, 2],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
  ]) {
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(begun, expected)
    ends.shift()?.()
  }
  ends.shift()?.()
  assert.deepEqual(
    (await outcomes).map(({ status }) => status),
    ['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
  )
})
