import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pictureTypeOf } from './picture-type.ts'

const heads: readonly [what: string, head: string, type: string | undefined][] = [
  ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
  ['JPEG without JFIF', '\xff\xd8\xff\xdb', 'jpeg'],
  ['two bytes of a JPEG', '\xff\xd8', undefined],
  ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
  ['PNG that went through a text conversion', '\x89PNG\n\x1a\n', undefined],
  ['WebP', 'RIFF\0\0\0\0WEBPVP8 ', 'webp'],
  ['WAVE', 'RIFF\0\0\0\0WAVEfmt ', undefined],
  ['GIF87a', 'GIF87a', 'gif'],
  ['GIF89a', 'GIF89a', 'gif'],
  ['GIF of no version there is', 'GIF90a', undefined],
  ['little-endian TIFF', 'II*\0\x08\0\0\0', 'tiff'],
  ['big-endian TIFF', 'MM\0*\0\0\0\x08', 'tiff'],
  ['BigTIFF', 'II+\0\x08\0\0\0', undefined],
  ['AVIF', '\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'avif'],
  ['AVIF of another main brand', '\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf', 'avif'],
  ['AVIF that moves', '\0\0\0\x18ftypavis\0\0\0\0avismsf1', 'avif'],
  ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', undefined],
  ['MP4', '\0\0\0\x18ftypisom\0\0\0\0isommp42', undefined],
  // Beyond its first box there may be anything.
  ['MP4 with a box named avif', '\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08avif', undefined],
  ['BMP', 'BM\x36\0\0\0', undefined],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ['PDF', '%PDF-1.7', undefined],
  ['nothing', '', undefined],
]
for (const [what, head, type] of heads) {
  test(`${what} is ${type ?? 'no picture'}`, () => {
    assert.equal(pictureTypeOf(Buffer.from(head, 'latin1')), type)
  })
}
