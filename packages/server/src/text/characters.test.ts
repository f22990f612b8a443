import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLongerThan } from './characters.ts'

const rows: [text: string, characters: number, longer: boolean][] = [
  ['', 0, false],
  ['a', 0, true],
  ['abcd', 4, false],
  ['abcde', 4, true],
  ['😀😀😀😀', 4, false],
  ['😀😀😀😀😀', 4, true],
  ['😀abc', 4, false],
  ['😀abcd', 4, true],
  ['я'.repeat(4), 4, false],
  // A combination of several characters counts as many as it has: 👨‍👩‍👧 has five.
  ['👨‍👩‍👧', 5, false],
  ['👨‍👩‍👧', 4, true],
  // Halves of characters, which no client should send, count one each.
  ['\ud83d\ud83d', 2, false],
]

for (const [text, characters, longer] of rows)
  test(`${JSON.stringify(text)} is ${longer ? '' : 'not '}longer than ${characters} characters`, () => {
    assert.equal(isLongerThan(text, characters), longer)
  })
