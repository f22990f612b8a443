import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printable, safeFileName } from './file-name.ts'

for (const [sent, kept] of [
  ['notes.txt', 'notes.txt'],
  ['two words.tar.gz', 'two words.tar.gz'],
  ['../../etc/passwd', 'passwd'],
  ['/etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['C:\\boot.ini', 'boot.ini'],
  ['..', 'file'],
  ['.', 'file'],
  ['', 'file'],
  ['/', 'file'],
  ['.bashrc', 'bashrc'],
  ['. .hidden', 'hidden'],
  ['a\u0000b\u001b[31m.txt', 'ab[31m.txt'],
  ['line\nbreak', 'linebreak'],
  [`${'ä'.repeat(300)}.iso`, `${'ä'.repeat(98)}.iso`],
  [`a.${'b'.repeat(300)}`, `a.${'b'.repeat(198)}`],
  [`a.${'海'.repeat(75)}`, `a.${'海'.repeat(66)}`],
  ['annexe\u202etxt.exe', 'annexetxt.exe'],
] as const) {
  test(`${JSON.stringify(sent.slice(0, 40))} is kept as ${JSON.stringify(kept.slice(0, 40))}`, () => {
    assert.equal(safeFileName(sent), kept)
    assert.ok(Buffer.byteLength(kept) <= 200)
  })
}

test('a name is shown without what would move the cursor or turn the direction', () => {
  assert.equal(printable('\u202ea\nb'), '\u{fffd}a\u{fffd}b')
  assert.equal(printable('a\u001b[2Jb\r\u009bc'), 'a\u{fffd}[2Jb\u{fffd}\u{fffd}c')
})

for (const [sent, kept] of [
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['aux.c', '_aux.c'],
  ['console.log', 'console.log'],
  ['notes.txt:hidden', 'notes.txt_hidden'],
  ['what?.', 'what__'],
] as const) {
  test(`on Windows ${sent} is kept as ${kept}`, () => {
    assert.equal(safeFileName(sent, 'win32'), kept)
    assert.equal(safeFileName(sent, 'linux'), sent)
  })
}
