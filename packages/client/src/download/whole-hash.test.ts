import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { WholeHash } from './whole-hash.ts'

const file = seededRandom('whole-hash')(1000)
const pieces = [0, 300, 301, 700].map((offset, index, all) => ({
  offset,
  bytes: file.subarray(offset, all[index + 1] ?? file.length),
}))

/** The order in which pieces are checked; each may fail a few times before it stands. */
const checks: Record<string, readonly { piece: number; stands: boolean }[]> = {
  'none is checked': [],
  'in their order': [0, 1, 2, 3].map((piece) => ({ piece, stands: true })),
  backwards: [3, 2, 1, 0].map((piece) => ({ piece, stands: true })),
  'the first at last': [1, 2, 3, 0].map((piece) => ({ piece, stands: true })),
  'one spoiled at first': [
    { piece: 0, stands: true },
    { piece: 1, stands: false },
    { piece: 2, stands: true },
    { piece: 1, stands: true },
  ],
}

for (const [name, order] of Object.entries(checks)) {
  test(`the hash of the whole is the same whatever the order of checks: ${name}`, () => {
    const whole = new WholeHash(nodeCrypto)
    for (const { piece, stands } of order) {
      const { offset = 0, bytes = new Uint8Array() } = pieces[piece] ?? {}
      const seen = stands ? bytes : bytes.slice().fill(0)
      const answer = whole.beside(offset, seen, () => {
        nodeCrypto.sha256Each([seen])
        return stands
      })
      assert.equal(answer, stands)
    }
    for (const { offset, bytes } of pieces) whole.take(offset, bytes)
    assert.deepEqual(whole.digest(), nodeCrypto.sha256(file))
  })
}

test('pieces that were taken may be written over', () => {
  const whole = new WholeHash(nodeCrypto)
  const [first, second] = [file.slice(0, 500), file.slice(500)]
  whole.beside(0, first, () => true)
  first.fill(0)
  whole.take(0, first)
  whole.take(500, second)
  second.fill(0)
  assert.deepEqual(whole.digest(), nodeCrypto.sha256(file))
})

test('who waits for all bytes before a piece waits until they are in it', async () => {
  const whole = new WholeHash(nodeCrypto)
  const order: number[] = []
  const waiting = [700, 300, 301].map((offset) => whole.reached(offset).then(() => void order.push(offset)))
  await whole.reached(0)
  for (const [index, expected] of [[], [300], [300, 301], [300, 301, 700]].entries()) {
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(order, expected)
    const { offset = 0, bytes = new Uint8Array() } = pieces[index] ?? {}
    whole.beside(offset, bytes, () => true)
  }
  await Promise.all(waiting)
})

test('whoever waits for what is in the middle of a piece, or for the same as another, is not forgotten', async () => {
  const whole = new WholeHash(nodeCrypto)
  const waiting = [200, 300, 300].map((offset) => whole.reached(offset))
  whole.take(0, file.subarray(0, 300))
  await Promise.all(waiting)
})
