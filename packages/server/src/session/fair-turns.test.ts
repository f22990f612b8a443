import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { FairTurns } from './fair-turns.ts'

test('so many run at a time, and who waits does so for his own address', async () => {
  const turns = new FairTurns(2)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'])
    void turns.take(name.slice(0, 1), () => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    })
  await settle()
  assert.deepEqual(begun, ['a1', 'a2'])
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) {
    ends.get(name)?.()
    await settle()
  }
  assert.deepEqual(begun, ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2'])
})

test('work that fails gives its turn to the next', async () => {
  const turns = new FairTurns(1)
  const failing = turns.take('a', async () => {
    throw new Error('no')
  })
  const next = turns.take('a', async () => 7)
  await assert.rejects(failing, /no/)
  assert.equal(await next, 7)
})
