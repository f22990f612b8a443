import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Budget, type Holding, type Owner } from './budget.ts'

/** Holders that let go of everything, or of one at a time. */
function holders(budget: Budget) {
  const gone: string[] = []
  const hold = (name: string, owner: Owner, amount: number, step = Number.POSITIVE_INFINITY): Holding => {
    const holding = budget.hold(owner, () => {
      gone.push(name)
      holding.change(-Math.min(step, holding.amount))
    })
    holding.change(amount)
    return holding
  }
  return { gone, hold }
}

test('where an address holds too much, its oldest is given up', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 10 })
  const { gone, hold } = holders(budget)
  hold('a1', { address: 'a' }, 4)
  hold('b1', { address: 'b' }, 4)
  hold('a2', { address: 'a' }, 4)
  hold('a3', { address: 'a' }, 4)
  assert.deepEqual(gone, ['a1'])
  assert.equal(budget.amountOf('a'), 8)
  assert.equal(budget.amount, 12)
})

test('where a key holds too much, its oldest is given up, from whatever address it came', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 100, perKey: 5 })
  const { gone, hold } = holders(budget)
  hold('1', { address: 'a', key: 7n }, 3)
  hold('2', { address: 'b', key: 7n }, 3)
  hold('3', { address: 'b', key: 8n }, 3)
  assert.deepEqual(gone, ['1'])
})

test('where all hold too much, the address that holds most gives up, and none that holds less', () => {
  const budget = new Budget({ ofAll: 20, perAddress: 100 })
  const { gone, hold } = holders(budget)
  hold('honest', { address: 'h' }, 3)
  for (let n = 1; n <= 8; n++) hold(`attacker ${n}`, { address: 'x' }, 3)
  assert.deepEqual(gone, ['attacker 1', 'attacker 2', 'attacker 3'])
  assert.equal(budget.amountOf('h'), 3)
})

test('who was heard of lately is not the oldest', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 10 })
  const { gone, hold } = holders(budget)
  const first = hold('1', { address: 'a' }, 4)
  hold('2', { address: 'a' }, 4)
  first.renew()
  hold('3', { address: 'a' }, 4)
  assert.deepEqual(gone, ['2'])
})

test('who can give up a part gives up no more than is needed, and who gives nothing is passed over', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 10 })
  const { gone, hold } = holders(budget)
  hold('stubborn', { address: 'a' }, 4, 0)
  hold('willing', { address: 'a' }, 6, 1)
  hold('new', { address: 'a' }, 1)
  assert.deepEqual(gone, ['stubborn', 'willing'])
  hold('too much', { address: 'a' }, 20, 0)
  assert.deepEqual(gone.slice(2), ['stubborn', 'willing', 'new', 'too much'])
})

test('what was given back leaves nothing behind', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 10, perKey: 10 })
  const { gone, hold } = holders(budget)
  for (let round = 0; round < 3; round++) {
    const holding = hold('x', { address: 'a', key: 1n }, 10)
    assert.equal(budget.oldest, holding)
    holding.release()
    assert.equal(budget.amount, 0)
    assert.equal(budget.oldest, undefined)
  }
  assert.deepEqual(gone, [])
  assert.ok(budget.hasRoomFor('a', 10))
  assert.ok(!budget.hasRoomFor('a', 11))
  assert.ok(!budget.hasRoomFor('a', 6, 0.5))
})
