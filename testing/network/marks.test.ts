import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Marks } from './marks.ts'

function passed(marks: Marks, lengths: readonly number[]): (number | string)[] {
  const seen: (number | string)[] = []
  marks.after(4, () => seen.push('first'))
  marks.after(2, () => {
    seen.push('nested')
    marks.after(3, () => seen.push('later'))
  })
  marks.after(4, () => seen.push('second'))
  for (const length of lengths) marks.pass(new Uint8Array(length), (piece) => seen.push(piece.length))
  return seen
}

test('marks lie between bytes, wherever the chunks end', () => {
  assert.deepEqual(passed(new Marks(), [10]), [2, 'nested', 2, 'first', 'second', 1, 'later', 5])
  assert.deepEqual(passed(new Marks(), [2, 2, 1]), [2, 'nested', 2, 'first', 'second', 1, 'later'])
  assert.deepEqual(passed(new Marks(), [1, 2]), [1, 1, 'nested', 1])
})

test('a chunk without marks passes as it is', () => {
  const chunk = new Uint8Array(9)
  const seen: Uint8Array[] = []
  const marks = new Marks()
  marks.after(20, () => assert.fail('too early'))
  marks.pass(chunk, (piece) => seen.push(piece))
  assert.equal(seen[0], chunk)
})

test('what is planned can be given up', () => {
  const marks = new Marks()
  marks.after(1, () => assert.fail('it was given up'))
  marks.clear()
  marks.pass(new Uint8Array(5), () => {})
  assert.equal(marks.position, 5)
})
