import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from './in-turn.ts'

test('outcomes come in the order of the items, also failures, with so many under way and no more', async () => {
  let underWay = 0
  let most = 0
  const gates = [3, 1, 2, 0].map((turns) => ({ turns }))
  const work = async (item: number): Promise<string> => {
    underWay += 1
    most = Math.max(most, underWay)
    for (let turn = gates[item]?.turns ?? 0; turn > 0; turn -= 1) await Promise.resolve()
    underWay -= 1
    if (item === 1) throw new Error('one')
    return `done ${item}`
  }
  const outcomes = []
  for await (const outcome of inTurn([0, 1, 2, 3], 2, work))
    outcomes.push('error' in outcome ? String(outcome.error) : outcome.result)
  assert.deepEqual(outcomes, ['done 0', 'Error: one', 'done 2', 'done 3'])
  assert.equal(most, 2)
})

test('an item is begun only when the one before the last was taken', async () => {
  const begun: number[] = []
  const outcomes = inTurn([0, 1, 2, 3], 2, async (item) => {
    begun.push(item)
  })
  await outcomes.next()
  assert.deepEqual(begun, [0, 1])
  await outcomes.next()
  assert.deepEqual(begun, [0, 1, 2])
})
