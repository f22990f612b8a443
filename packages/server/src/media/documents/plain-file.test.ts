import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MediaFile } from '../media.ts'
import { isPlainFile } from './plain-file.ts'

const file = (head: Uint8Array | undefined, size = head?.length ?? 0): MediaFile => ({
  size,
  head,
  lend: () => assert.fail('nobody has to look into the file'),
})
const begins = (words: string) => file(Buffer.from(words.padEnd(64, '.'), 'latin1'), 1000)

for (const words of ['Ahoy', '%PDF-1.7', 'PK\x03\x04', '<svg xmlns="http://www.w3.org/2000/svg">']) {
  test(`a file that begins with ${JSON.stringify(words)} is plain`, () => {
    assert.equal(isPlainFile(begins(words)), true)
  })
}

for (const [what, words] of [
  ['a picture', '\xff\xd8\xff\xe0'],
  ['a video', '\0\0\0\x18ftypisom'],
  ['a sound', 'ID3'],
  ['an animation', 'GIF89a'],
] as const) {
  test(`${what} is not`, () => assert.equal(isPlainFile(begins(words)), false))
}

test('a file that is shorter than a head is told by all its bytes', () => {
  assert.equal(isPlainFile(file(Buffer.from('Ahoy'))), true)
  assert.equal(isPlainFile(file(new Uint8Array())), true)
})

test('nothing is said of a file whose first bytes nobody has read, or too few of them', () => {
  assert.equal(isPlainFile(file(undefined, 1000)), false)
  assert.equal(isPlainFile(file(Buffer.from('Ahoy'), 1000)), false)
})
