import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { fileOf, heldIn } from './file-of.ts'

const photo: Constructor<'photo'> = {
  _: 'photo',
  id: 7n,
  access_hash: 2n,
  file_reference: Uint8Array.of(3),
  date: 0,
  dc_id: 1,
  sizes: [],
}

const document: Constructor<'document'> = {
  ...photo,
  _: 'document',
  mime_type: 'a/b',
  size: 5n,
  attributes: [],
}

function message(media?: Type<'MessageMedia'>): Constructor<'message'> {
  return { _: 'message', id: 12, peer_id: { _: 'peerUser', user_id: 1n }, date: 0, message: '', media }
}

suite('a message whose media', () => {
  for (const [what, media] of [
    ['is not there', undefined],
    ['is a contact', contact()],
    ['is a throw of a dice', { _: 'messageMediaDice', value: 3, emoticon: '🎲' }],
    ['is empty', { _: 'messageMediaEmpty' }],
  ] as [string, Type<'MessageMedia'> | undefined][]) {
    test(`${what} is passed over`, () => {
      assert.deepEqual(heldIn(message(media)), { kind: 'nothing' })
      assert.throws(() => fileOf(message(media)), /Message 12 holds no file/)
    })
  }

  for (const [what, media, words] of [
    ['is of a kind this version does not know', { _: 'messageMediaUnsupported' }, /does not know/],
    ['is of a kind from the future', { _: 'messageMediaOfTomorrow' }, /OfTomorrow, which this version/],
    ['is a photo without sizes', { _: 'messageMediaPhoto', photo }, /without a size/],
    [
      'is a photo with sizes of an unknown kind',
      { _: 'messageMediaPhoto', photo: { ...photo, sizes: [{ _: 'photoSizeOfTomorrow', type: 'q' }] } },
      /without a size/,
    ],
    ['is a photo that was removed', { _: 'messageMediaPhoto' }, /a photo that is gone/],
    [
      'is a photo that disappeared',
      { _: 'messageMediaPhoto', ttl_seconds: 3 },
      /was to disappear, and is gone/,
    ],
    [
      'is an empty document',
      { _: 'messageMediaDocument', document: { _: 'documentEmpty', id: 1n } },
      /is gone/,
    ],
    [
      'is a document of a negative size',
      { _: 'messageMediaDocument', document: { ...document, size: -1n } },
      /impossible size/,
    ],
  ] as [string, Type<'MessageMedia'>, RegExp][]) {
    test(`${what} is listed as such, and never fetched`, () => {
      const held = heldIn(message(media))
      assert.equal(held.kind, 'unreadable')
      assert.match('what' in held ? held.what : '', words)
      assert.throws(() => fileOf(message(media)), words)
    })
  }

  test('is a photo with one size inside it is a file like any other', () => {
    const sizes = [{ _: 'photoCachedSize', type: 's', w: 4, h: 3, bytes: new Uint8Array(600) } as const]
    const held = heldIn(message({ _: 'messageMediaPhoto', photo: { ...photo, sizes } }))
    assert.deepEqual(held, {
      kind: 'file',
      file: { id: 7n, name: 'photo 7.jpg', size: 600, mimeType: 'image/jpeg' },
    })
  })
})

function contact(): Type<'MessageMedia'> {
  return {
    _: 'messageMediaContact',
    phone_number: '1',
    first_name: 'Ada',
    last_name: '',
    vcard: '',
    user_id: 0n,
  }
}
