import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanMimeType } from './mime-type.ts'

for (const [sent, kept] of [
  ['image/png', 'image/png'],
  ['Text/HTML; charset=utf-8', 'text/html'],
  [' application/vnd.oasis.opendocument.text ', 'application/vnd.oasis.opendocument.text'],
  ['image/svg+xml', 'image/svg+xml'],
  ['video/mp4; codecs="avc1"', 'video/mp4'],
  ['video/', 'application/octet-stream'],
  ['a/b\u0000', 'application/octet-stream'],
  ['видео/mp4', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  ['video', 'application/octet-stream'],
  ['../../x', 'application/octet-stream'],
  ['text/plain\r\nSet-Cookie: a=b', 'application/octet-stream'],
  ['text/\u202eplain', 'application/octet-stream'],
  [`text/${'x'.repeat(128)}`, 'application/octet-stream'],
] as const)
  test(`a file said to be ${JSON.stringify(sent.slice(0, 40))} is kept as ${kept}`, () => {
    assert.equal(cleanMimeType(sent), kept)
  })
