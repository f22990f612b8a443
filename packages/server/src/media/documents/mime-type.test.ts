import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { DocumentFacts } from '../media.ts'
import { mimeTypeOfBytes } from './mime-type.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text.padEnd(64, '\0'), 'latin1')

suite('the MIME type of a file that nobody told', () => {
  for (const [head, kind, expected] of [
    ['\xff\xd8\xff\xe0', 'image', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image', 'image/png'],
    ['RIFF....WEBP', 'image', 'image/webp'],
    ['GIF89a', 'image', 'image/gif'],
    ['....ftypisom', 'video', 'video/mp4'],
    ['....ftypM4A ', 'audio', 'audio/mp4'],
    ['....ftypqt  ', 'video', 'video/quicktime'],
    ['....ftypavif', 'image', 'image/avif'],
    ['\x1aE\xdf\xa3....B\x82\x84webm', 'video', 'video/webm'],
    ['\x1aE\xdf\xa3....B\x82\x84webm', 'audio', 'audio/webm'],
    ['\x1aE\xdf\xa3....B\x82\x88matroska', 'video', 'video/x-matroska'],
    ['OggS', 'audio', 'audio/ogg'],
    ['OggS', 'video', 'video/ogg'],
    ['ID3', 'audio', 'audio/mpeg'],
    ['fLaC', 'audio', 'audio/flac'],
    ['RIFF....WAVE', 'audio', 'audio/x-wav'],
    ['%PDF-1.7', 'other', 'application/pdf'],
    ['words', 'other', undefined],
  ] as [string, DocumentFacts['kind'], string | undefined][]) {
    test(`${JSON.stringify(head)} (${kind}) is ${expected ?? 'unknown'}`, () => {
      assert.equal(mimeTypeOfBytes(bytes(head), { kind }), expected)
    })
  }
})
