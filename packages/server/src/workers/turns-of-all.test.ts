import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { TurnsOfAll } from './turns-of-all.ts'

test('one worker at a time has the turn, in the order they asked', async () => {
  const turns = new TurnsOfAll()
  const had: number[] = []
  const ask = (worker: number) => void turns.take(worker).then(() => had.push(worker))
  for (const worker of [0, 1, 0]) ask(worker)
  await settle()
  assert.deepEqual(had, [0])
  turns.over()
  await settle()
  assert.deepEqual(had, [0, 1])
  turns.over()
  await settle()
  assert.deepEqual(had, [0, 1, 0])
})

test('a worker that dies keeps nobody waiting, and gets no turn any more', async () => {
  const turns = new TurnsOfAll()
  const had: number[] = []
  const ask = (worker: number) => void turns.take(worker).then(() => had.push(worker))
  for (const worker of [0, 0, 1]) ask(worker)
  await settle()
  turns.workerGone(0)
  await settle()
  assert.deepEqual(had, [0, 1])
})
