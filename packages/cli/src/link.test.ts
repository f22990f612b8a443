import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLink, parseLink } from './link.ts'
import { UserError } from './user-error.ts'

for (const [text, link] of [
  ['longshore://me/12', { peer: 'me', messageId: 12, fileId: undefined }],
  ['longshore://me/12/34', { peer: 'me', messageId: 12, fileId: 34n }],
  [
    'longshore://user/1234567/2147483647/9223372036854775807',
    { peer: 1234567n, messageId: 2147483647, fileId: 9223372036854775807n },
  ],
] as const) {
  test(`${text} is read and written alike`, () => {
    assert.deepEqual(parseLink(text), link)
    assert.equal(formatLink(link), text)
  })
}

for (const text of [
  '',
  'https://t.me/c/1/2',
  'longshore://me/0',
  'longshore://me/2147483648',
  'longshore://user/x/1',
  'longshore://me/1/0',
  'longshore://me/1/2/3',
]) {
  test(`"${text}" is refused with the form of a link`, () => {
    assert.throws(
      () => parseLink(text),
      (error) => error instanceof UserError && /longshore:\/\/me/.test(error.remedy ?? ''),
    )
  })
}
