import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanFileName, LONGEST_FILE_NAME } from './file-name.ts'

for (const [sent, kept] of [
  ['notes.txt', 'notes.txt'],
  ['two words.tar.gz', 'two words.tar.gz'],
  ['.gitignore', '.gitignore'],
  ['aux.c', 'aux.c'],
  ['Was? "Das": 100% <echt>|*.txt', 'Was? "Das": 100% <echt>|*.txt'],
  ['🐟👨‍👩‍👧.png', '🐟👨‍👩‍👧.png'],
  ['../../x', 'x'],
  ['/abs/x', 'x'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['C:\\Users\\ann\\boot.ini', 'boot.ini'],
  ['folder/', 'folder'],
  ['folder/ / ', 'folder'],
  ['folder/..', 'file'],
  ['folder/ .. /.', 'file'],
  ['.\u0000.', 'file'],
  ['..', 'file'],
  ['...', 'file'],
  ['', 'file'],
  [' ', 'file'],
  ['//\\/', 'file'],
  ['\u202e', 'file'],
  ['a\u0000b\u001b[31m.txt', 'ab[31m.txt'],
  ['line\nbreak', 'linebreak'],
  ['annexe\u202etxt.exe', 'annexetxt.exe'],
  ['\ud83d.txt', '\ufffd.txt'],
  [' notes.txt ', 'notes.txt'],
  [`${'ä'.repeat(300)}.iso`, `${'ä'.repeat(98)}.iso`],
  [`${'🐟'.repeat(300)}.iso`, `${'🐟'.repeat(49)}.iso`],
  [`a.${'b'.repeat(300)}`, `a.${'b'.repeat(198)}`],
  // An early dot and a long tail: the tail alone is longer than a name.
  [`a.${'海'.repeat(75)}`, `a.${'海'.repeat(66)}`],
  [`.${'x'.repeat(300)}`, `.${'x'.repeat(199)}`],
  [`Mr. ${'x'.repeat(300)}`, `Mr. ${'x'.repeat(196)}`],
  ['/'.repeat(100_000), 'file'],
  ['./'.repeat(100_000), 'file'],
  [' '.repeat(100_000), 'file'],
] as const)
  test(`${JSON.stringify(sent.slice(0, 30))} (${sent.length}) is kept as ${JSON.stringify(kept.slice(0, 30))}`, () => {
    assert.equal(cleanFileName(sent), kept)
    assert.equal(cleanFileName(kept), kept)
  })

/** Always the same numbers, from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const nasty = [
  '/',
  '\\',
  '.',
  '..',
  ' ',
  '\0',
  '\u202e',
  '\u2028',
  '\u001b',
  '\ud83d',
  '\udc1f',
  '海',
  '🐟',
  'ä',
  'x',
  'CON',
  ':',
  '.txt',
  '\n',
  '\u3000',
]

test('whatever a name is made of, what is kept of it is one name that every disk takes', () => {
  const random = seeded(20_261_130)
  for (let count = 0; count < 20_000; count++) {
    const pieces = Math.floor(random() * 12)
    const sent = Array.from({ length: pieces }, () => {
      const piece = nasty[Math.floor(random() * nasty.length)] ?? ''
      return random() < 0.1 ? piece.repeat(Math.floor(random() * 300)) : piece
    }).join('')
    const kept = cleanFileName(sent)
    const told = JSON.stringify(sent)
    const bytes = new TextEncoder().encode(kept).length
    assert(bytes > 0 && bytes <= LONGEST_FILE_NAME, told)
    assert(kept.isWellFormed() && kept === kept.trim() && /[^.]/.test(kept), told)
    assert.doesNotMatch(kept, /[/\\\p{Cc}\u2028\u202e]/u, told)
    assert.equal(cleanFileName(kept), kept, told)
  }
})
