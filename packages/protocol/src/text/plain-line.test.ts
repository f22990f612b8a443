import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainLine, plainName } from './plain-line.ts'

for (const [sent, shown, why] of [
  ['notes.txt', 'notes.txt', 'nothing to do'],
  ['a\u001b[2Jb\r\u009bc\u007f', 'a[2Jbc', 'control characters'],
  ['one\u2028two\u2029', 'onetwo', 'separators of lines and paragraphs'],
  ['annexe\u202etxt.exe', 'annexetxt.exe', 'the direction of writing'],
  ['\u2066a\u2069\u200eb\u061c', 'ab', 'isolates and marks'],
  ['\ufeffa\u200b\u2060b', 'ab', 'what has no width'],
  ['half \ud83d and \udc1f', 'half \ufffd and \ufffd', 'lone surrogates'],
  [
    '\u{1f468}\u200d\u{1f469} \u0646\u0627\u0645\u0647\u200c\u0627\u06cc',
    '\u{1f468}\u200d\u{1f469} \u0646\u0627\u0645\u0647\u200c\u0627\u06cc',
    'joiners stay',
  ],
] as const)
  test(`a line is what it looks like: ${why}`, () => {
    assert.equal(plainLine(sent), shown)
  })

test('on a terminal something stands where a character cannot', () => {
  assert.equal(plainLine('a\u001b\u202eb', '\ufffd'), 'a\ufffd\ufffdb')
})

test('a name is one line, without space around it', () => {
  assert.equal(plainName(' Ann\r\n\tof the  docks\u202e '), 'Ann   of the  docks')
  assert.equal(plainName('\u202e\u0000 \n'), '')
})
