import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type Answers, Line, LineLost } from './line.ts'

interface Asked {
  double: { readonly input: number; readonly output: number }
  note: { readonly input: string; readonly output: unknown }
}

/** Two ends of a line; letters are copied as between processes. */
function linePair(answers: Answers<Asked>): Line<Asked, Record<never, never>> {
  const asker: Line<Asked, Record<never, never>> = new Line<Asked, Record<never, never>>(
    (letter) => queueMicrotask(() => answerer.receive(structuredClone(letter))),
    {},
  )
  const answerer = new Line<Record<never, never>, Asked>(
    (letter) => queueMicrotask(() => asker.receive(structuredClone(letter))),
    answers,
  )
  return asker
}

test('questions are answered in any order', async () => {
  const gate = Promise.withResolvers<void>()
  const line = linePair({
    double: async (input) => {
      if (input === 1) await gate.promise
      return 2 * input
    },
    note() {},
  })
  const first = line.ask('double', 1)
  assert.equal(await line.ask('double', 2), 4)
  gate.resolve()
  assert.equal(await first, 2)
})

test('an error of the API comes as it is, another with its words', async () => {
  const errors = [new RpcError('FILE_PART_X_MISSING', { x: 7 }), new Error('the disk is on fire')]
  const line = linePair({
    double: (index) => {
      throw errors[index]
    },
    note() {},
  })
  await assert.rejects(line.ask('double', 0), (error) => {
    assert.ok(error instanceof RpcError)
    assert.equal(error.text, 'FILE_PART_7_MISSING')
    return true
  })
  await assert.rejects(line.ask('double', 1), /the disk is on fire/)
})

test('what is only told is not answered, also where it fails', async () => {
  const noted: string[] = []
  const line = linePair({
    double: (input) => input,
    note: (input) => {
      noted.push(input)
      throw new Error('nobody hears of this')
    },
  })
  line.tell('note', 'a')
  await line.ask('double', 1)
  assert.deepEqual(noted, ['a'])
})

test('when the other end is gone, whoever waits and whoever asks afterwards is told so', async () => {
  const line = linePair({ double: () => new Promise<number>(() => {}), note() {} })
  const waiting = line.ask('double', 1)
  line.lost()
  await assert.rejects(waiting, LineLost)
  await assert.rejects(line.ask('double', 1), LineLost)
})
