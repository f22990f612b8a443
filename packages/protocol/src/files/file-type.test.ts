import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerType, fileTypeOf } from './file-type.ts'

for (const [name, head, type] of [
  ['JPEG', 'ff d8 ff e0 00 10 4a 46', 'storage.fileJpeg'],
  ['GIF 89a', '47 49 46 38 39 61 01 00', 'storage.fileGif'],
  ['GIF 87a', '47 49 46 38 37 61 01 00', 'storage.fileGif'],
  ['PNG', '89 50 4e 47 0d 0a 1a 0a', 'storage.filePng'],
  ['PDF', '25 50 44 46 2d 31 2e 37', 'storage.filePdf'],
  ['WebP', '52 49 46 46 24 00 00 00 57 45 42 50', 'storage.fileWebp'],
  ['RIFF, but sound', '52 49 46 46 24 00 00 00 57 41 56 45', 'storage.fileUnknown'],
  ['MP3 with a tag', '49 44 33 04 00 00', 'storage.fileMp3'],
  ['MP3 without', 'ff fb 90 64', 'storage.fileMp3'],
  ['MPEG 2.5 layer III', 'ff e3 18 c4', 'storage.fileMp3'],
  ['AAC in ADTS, which is no layer III', 'ff f1 50 80', 'storage.fileUnknown'],
  ['a run of ff', 'ff ff ff ff ff ff ff ff', 'storage.fileUnknown'],
  ['UTF-16 text', 'ff fe 41 00 42 00', 'storage.fileUnknown'],
  ['MP4', '00 00 00 18 66 74 79 70 69 73 6f 6d', 'storage.fileMp4'],
  ['QuickTime', '00 00 00 14 66 74 79 70 71 74 20 20', 'storage.fileMov'],
  ['old QuickTime', '00 00 10 00 6d 6f 6f 76', 'storage.fileMov'],
  ['text', '68 65 6c 6c 6f', 'storage.fileUnknown'],
  ['nothing', '', 'storage.fileUnknown'],
] as const) {
  test(`${name}: ${type}`, () => assert.equal(fileTypeOf(bytes(head)), type))
}

test('an empty answer is never of unknown type', () => {
  assert.equal(answerType('storage.fileUnknown', 0), 'storage.filePartial')
  assert.equal(answerType('storage.fileUnknown', 1), 'storage.fileUnknown')
  assert.equal(answerType('storage.filePng', 0), 'storage.filePng')
})

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' ').filter(Boolean), (byte) => Number.parseInt(byte, 16))
}
