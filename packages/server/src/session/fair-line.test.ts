import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '@longshore/testing/fake-time'
import { FairLine } from './fair-line.ts'

test('work of many addresses is done one piece to a turn, each address in its turn', async () => {
  const line = new FairLine(new FakeTime())
  const done: string[] = []
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'])
    void line.take(name.slice(0, 1), () => done.push(name))
  await settle(1)
  assert.ok(done.length <= 2)
  await settle(20)
  assert.deepEqual(done, ['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
})

test('work that fails says so to whoever waits for it, and to nobody else', async () => {
  const line = new FairLine(new FakeTime())
  const failing = line.take('a', () => {
    throw new Error('no')
  })
  const other = line.take('a', async () => 7)
  await assert.rejects(failing, /no/)
  assert.equal(await other, 7)
})
