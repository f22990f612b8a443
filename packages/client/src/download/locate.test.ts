import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { type DownloadFrom, locate } from './locate.ts'

const photo: Constructor<'photo'> = {
  _: 'photo',
  id: 1n,
  access_hash: 2n,
  file_reference: Uint8Array.of(3),
  date: 0,
  dc_id: 4,
  sizes: [
    { _: 'photoStrippedSize', type: 'i', bytes: new Uint8Array(1) },
    { _: 'photoSize', type: 'm', w: 320, h: 200, size: 1000 },
    { _: 'photoSizeProgressive', type: 'y', w: 1280, h: 800, sizes: [100, 2000, 30_000] },
    { _: 'photoSize', type: 'x', w: 800, h: 500, size: 5000 },
  ],
}

test('of a photo the size with most pixels is taken', () => {
  const { location, size, dcId, mimeType } = locate({ _: 'messageMediaPhoto', photo })
  assert.deepEqual(
    [location._, 'thumb_size' in location && location.thumb_size, size, dcId, mimeType],
    ['inputPhotoFileLocation', 'y', 30_000, 4, 'image/jpeg'],
  )
})

test('a photo that travels inside its size is there too', () => {
  const cached = { _: 'photoCachedSize', type: 's', w: 40, h: 30, bytes: new Uint8Array(600) } as const
  const { location, size } = locate({ ...photo, sizes: [cached] })
  assert.deepEqual(['thumb_size' in location && location.thumb_size, size], ['s', 600])
})

test('a location is asked for as it is', () => {
  const location = { _: 'inputPeerPhotoFileLocation', peer: { _: 'inputPeerSelf' }, photo_id: 1n } as const
  assert.deepEqual(locate(location), { location })
})

for (const from of [
  { _: 'messageMediaEmpty' },
  { _: 'documentEmpty', id: 1n },
  { _: 'photoEmpty', id: 1n },
  { ...photo, sizes: [] },
  { ...photo, sizes: [{ _: 'photoSizeEmpty', type: 'x' }] },
  { _: 'messageMediaDocument' },
  { _: 'messageEmpty', id: 1 },
  { _: 'message', id: 1, peer_id: { _: 'peerUser', user_id: 1n }, date: 0, message: 'hello' },
] as DownloadFrom[]) {
  test(`there is no file in ${JSON.stringify(from, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`, () => {
    assert.throws(() => locate(from), /there is no file to download in this/)
  })
}

test('a size no file can have is refused', () => {
  const document = {
    _: 'document',
    id: 1n,
    access_hash: 1n,
    file_reference: new Uint8Array(),
    date: 0,
    mime_type: '',
    dc_id: 1,
    attributes: [],
  }
  for (const size of [-1n, 2n ** 60n]) {
    assert.throws(() => locate({ ...document, size } as Constructor<'document'>), /not possible/)
  }
})
