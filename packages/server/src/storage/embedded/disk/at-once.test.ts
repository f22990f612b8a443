import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { AtOnce } from './at-once.ts'

test('no more than so many run at the same time, in their order, and what fails makes room too', async () => {
  const atOnce = new AtOnce(3)
  const begun: number[] = []
  const ends: (() => void)[] = []
  let running = 0
  const work = async (index: number) => {
    begun.push(index)
    running++
    await new Promise<void>((resolve) => ends.push(resolve))
    running--
    if (index % 2 === 1) throw new Error(`work ${index} fails`)
    return index
  }
  const all = Promise.allSettled(Array.from({ length: 8 }, (_, index) => atOnce.run(() => work(index))))
  for (let ended = 0; ended < 8; ended++) {
    await setImmediate()
    assert.equal(running, Math.min(3, 8 - ended))
    ends.shift()?.()
  }
  const outcomes = await all
  assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6, 7])
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    begun.map((index) => (index % 2 === 1 ? 'rejected' : 'fulfilled')),
  )
})
