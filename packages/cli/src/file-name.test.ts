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
] as const) {
  test(`${JSON.stringify(sent.slice(0, 40))} is kept as ${JSON.stringify(kept.slice(0, 40))}`, () => {
    assert.equal(safeFileName(sent), kept)
    assert.ok(Buffer.byteLength(kept) <= 200)
  })
}

test('a name is shown without what would move the cursor', () => {
  assert.equal(printable('a\u001b[2Jb\r\u009bc'), 'a\u{fffd}[2Jb\u{fffd}\u{fffd}c')
})
