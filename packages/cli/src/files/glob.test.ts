import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isGlob, pathFilter } from './glob.ts'

const table: [pattern: string, fits: string[], fitsNot: string[]][] = [
  ['*.jpg', ['a.jpg', 'deep/down/b.jpg', '.jpg'], ['a.jpeg', 'a.jpg.txt', 'ajpg']],
  ['notes', ['notes', 'a/notes'], ['notes.txt', 'notes/a']],
  ['?.txt', ['a.txt', 'ä.txt', '😀.txt'], ['ab.txt', '.txt']],
  ['[ab].txt', ['a.txt', 'b.txt'], ['c.txt', '[ab].txt']],
  ['[!ab].txt', ['c.txt'], ['a.txt']],
  ['[0-9]*', ['1', '2nd'], ['x1']],
  ['*.{jpg,png}', ['a.jpg', 'a.png'], ['a.gif', 'a.{jpg,png}']],
  ['{a,b*}.c', ['a.c', 'bcd.c'], ['ab.c']],
  ['docs/*.md', ['docs/a.md'], ['a.md', 'docs/b/a.md', 'x/docs/a.md']],
  ['docs/**', ['docs/a.md', 'docs/b/a.md'], ['docs', 'x/docs/a']],
  ['**/test/*.ts', ['test/a.ts', 'a/b/test/c.ts'], ['a/test/b/c.ts', 'latest/a.ts']],
  ['a.b', ['a.b'], ['axb']],
  ['(1+1)$^|\\', ['(1+1)$^|\\'], ['11']],
  ['[', ['['], ['a']],
  ['{', ['{'], ['a']],
  ['[]', ['[]'], ['a']],
  ['[^a]', ['^', 'a'], ['b']],
]

for (const [pattern, fits, fitsNot] of table) {
  test(`${pattern} fits ${fits.join(' ')}, and not ${fitsNot.join(' ')}`, () => {
    const filter = pathFilter([pattern])
    assert.deepEqual(fits.filter(filter), fits)
    assert.deepEqual(fitsNot.filter(filter), [])
  })
}

for (const [include, exclude, passing] of [
  [[], [], ['a.jpg', 'b.png', 'c.txt']],
  [['*.jpg', '*.png'], [], ['a.jpg', 'b.png']],
  [[], ['*.txt'], ['a.jpg', 'b.png']],
  [['*'], ['a*', 'b*'], ['c.txt']],
  [['*.gif'], [], []],
] as const) {
  test(`of a.jpg b.png c.txt pass ${passing.join(' ') || 'none'}: include ${include}, exclude ${exclude}`, () => {
    assert.deepEqual(['a.jpg', 'b.png', 'c.txt'].filter(pathFilter(include, exclude)), passing)
  })
}

for (const [pattern, is] of [
  ['*.jpg', true],
  ['[a-z]*', true],
  ['[[]', true],
  ['a{b,c}', true],
  ['[', false],
  ['a[b', false],
  ['[z-a]', false],
] as const)
  test(`${pattern} is ${is ? 'a' : 'no'} glob`, () => assert.equal(isGlob(pattern), is))
