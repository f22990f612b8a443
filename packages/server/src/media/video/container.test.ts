import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Container, containerOf } from './container.ts'

const heads: readonly (readonly [string, string, Container | undefined])[] = [
  ['MP4', '\0\0\0\x18ftypisom\0\0\0\0', 'mp4'],
  ['M4A', '\0\0\0\x18ftypM4A \0\0\0\0', 'mp4'],
  ['3GP', '\0\0\0\x18ftyp3gp4\0\0\0\0', 'mp4'],
  ['QuickTime', '\0\0\0\x14ftypqt  \0\0\0\0', 'mov'],
  ['QuickTime of before ftyp', '\0\0\0\x08wide\0\0\0\0mdat', 'mov'],
  ['AVIF', '\0\0\0\x18ftypavif\0\0\0\0', undefined],
  ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0', undefined],
  ['a picture of the MP4 family', '\0\0\0\x18ftypmif1\0\0\0\0', undefined],
  ['WebM and Matroska', '\x1aE\xdf\xa3\x9fB\x86\x81\x01', 'matroska'],
  ['GIF89a', 'GIF89a\x01\0\x01\0\0\0\0', 'gif'],
  ['GIF87a', 'GIF87a\x01\0\x01\0\0\0\0', 'gif'],
  ['MP3 with tags', 'ID3\x04\0\0\0\0\0\0', 'mp3'],
  ['MP3 without', '\xff\xfb\x90\x64', 'mp3'],
  ['AAC in ADTS', '\xff\xf1\x50\x80', 'aac'],
  ['AAC of no frequency', '\xff\xf1\x3c\x80', undefined],
  ['Ogg', 'OggS\0\x02\0\0\0\0\0\0\0\0', 'ogg'],
  ['FLAC', 'fLaC\0\0\0\x22', 'flac'],
  ['WAV', 'RIFF\x24\0\0\0WAVEfmt ', 'wav'],
  ['WebP', 'RIFF\x24\0\0\0WEBPVP8 ', undefined],
  ['AVI', 'RIFF\x24\0\0\0AVI LIST', undefined],
  ['AIFF', 'FORM\0\0\0\x24AIFFCOMM', 'aiff'],
  ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', undefined],
  ['PNG', '\x89PNG\r\n\x1a\n', undefined],
  ['PDF', '%PDF-1.7', undefined],
  ['an HLS playlist', '#EXTM3U\n#EXTINF', undefined],
  ['a list of files', 'ffconcat version 1.0', undefined],
  ['SVG', '<svg xmlns="http', undefined],
  ['SDP', 'v=0\no=- 0 0 IN ', undefined],
  ['zeros', '\0'.repeat(16), undefined],
  ['nothing', '', undefined],
]

suite('containers are told by their first bytes', () => {
  for (const [name, head, container] of heads) {
    test(`${name}: ${container ?? 'none'}`, () => {
      assert.equal(containerOf(Buffer.from(head, 'latin1')), container)
    })
  }

  test('no beginning of a beginning throws', () => {
    for (const [, head] of heads) {
      for (let length = 0; length < head.length; length++)
        containerOf(Buffer.from(head.slice(0, length), 'latin1'))
    }
  })
})
