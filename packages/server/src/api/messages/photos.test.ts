import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, documentOf, messagesIn, randomId, send, uploaded } from '@longshore/testing/api-files'
import { self, twoUsers } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import {
  downloadAt,
  existingPhoto,
  landscape,
  lettersOf,
  photoIn,
  photoLocation,
  photoOf,
} from '@longshore/testing/api-pictures'
import { FakeMedia, fakePng } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

suite('a photo', () => {
  for (const layer of [OLDEST_LAYER, 198, NEWEST_LAYER]) {
    test(`is sent in sizes, each of which comes down, at layer ${layer}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1, { layer })
      const media = photoOf(await uploaded(ada, landscape), { spoiler: true })
      const [message] = messagesIn(await send(ada, media, { message: 'Sea' }))
      assert(message?.media?._ === 'messageMediaPhoto')
      assert.equal(message.message, 'Sea')
      assert.equal(message.media.spoiler, true)
      const photo = photoIn(message)
      assert.equal(lettersOf(photo.sizes), 'ismxy', 'the embedded one first, then growing')
      assert.deepEqual(
        photo.sizes.map(({ _ }) => _),
        ['photoStrippedSize', 'photoSize', 'photoSize', 'photoSize', 'photoSizeProgressive'],
      )
      for (const size of photo.sizes) {
        if (size._ === 'photoStrippedSize') continue
        const bytes = await downloadAt(ada, photoLocation(photo, size.type as string))
        if (size._ === 'photoSize') assert.equal(bytes.length, size.size)
        if (size._ === 'photoSizeProgressive') assert.equal(bytes.length, size.sizes.at(-1))
      }
      await assert.rejects(downloadAt(ada, photoLocation(photo, 'w')), refused('FILE_ID_INVALID'))
    })
  }

  test('of a few pixels has a size that clients can fetch, and so has the cover of a file', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const tiny = fakePng({ width: 40, height: 30 })
    const [message] = messagesIn(await send(ada, photoOf(await uploaded(ada, tiny))))
    const { sizes, ...photo } = photoIn(message)
    assert.deepEqual(
      sizes.map(({ _ }) => _),
      ['photoStrippedSize', 'photoSize'],
    )
    const [, largest] = sizes
    assert(largest?._ === 'photoSize')
    const bytes = await downloadAt(ada, photoLocation({ ...photo, sizes }, largest.type))
    assert.equal(bytes.length, largest.size)
    const [file] = messagesIn(await send(ada, documentOf(await uploaded(ada, tiny))))
    assert.deepEqual(
      documentIn(file).thumbs?.map(({ _ }) => _),
      ['photoStrippedSize', 'photoSize'],
    )
  })

  test('comes down to the one it was sent to, and is sent on without another upload', async () => {
    const { ada, bob, toBob, toAda, network } = await twoUsers()
    await send(ada, photoOf(await uploaded(ada, landscape)), { peer: toBob })
    const theirs = photoIn(messagesIn(bob.forgetUpdates()[0])[0])
    assert.ok((await downloadAt(bob, photoLocation(theirs, 'x'))).length > 0)
    const [again] = messagesIn(await send(bob, existingPhoto(theirs), { peer: toAda }))
    assert.equal(photoIn(again).id, theirs.id)
    const cy = await network.login(3)
    await assert.rejects(send(cy, existingPhoto(theirs)), refused('PHOTO_INVALID'))
  })

  test('is found among photos, and edited into another', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const [first] = messagesIn(await send(ada, photoOf(await uploaded(ada, landscape))))
    const media = photoOf(await uploaded(ada, fakePng({ width: 50, height: 50 })))
    const edited = await ada.call({ _: 'messages.editMessage', peer: self, id: first?.id ?? 0, media })
    assert.equal(lettersOf(photoIn(messagesIn(edited)[0]).sizes), 'is')
    const found = await ada.call({
      _: 'messages.search',
      peer: self,
      q: '',
      filter: { _: 'inputMessagesFilterPhotos' },
      offset_id: 0,
      add_offset: 0,
      limit: 10,
      max_id: 0,
      min_id: 0,
      min_date: 0,
      max_date: 0,
      hash: 0n,
    })
    assert('messages' in found)
    assert.deepEqual(
      found.messages.map(({ id }) => id),
      [first?.id],
    )
  })

  test('carries the stickers that were put on it', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const alt = {
      _: 'documentAttributeSticker',
      alt: '⚓',
      stickerset: { _: 'inputStickerSetEmpty' },
    } as const
    const file = await uploaded(ada, new TextEncoder().encode('RIFF....WEBP'))
    const made = await ada.call({ _: 'messages.uploadMedia', peer: self, media: documentOf(file, [alt]) })
    assert(made._ === 'messageMediaDocument' && made.document?._ === 'document')
    const stickers = [{ ...made.document, _: 'inputDocument' as const }]
    const [message] = messagesIn(await send(ada, photoOf(await uploaded(ada, landscape), { stickers })))
    assert.equal(photoIn(message).has_stickers, true)
    const unknown = [{ ...stickers[0], access_hash: 1n, _: 'inputDocument' as const }] as typeof stickers
    const media = photoOf(await uploaded(ada, landscape), { stickers: unknown })
    await assert.rejects(send(ada, media), refused('DOCUMENT_INVALID'))
  })

  for (const [what, content, error] of [
    ['no picture', new Uint8Array(100).fill(7), 'PHOTO_EXT_INVALID'],
    ['too wide a picture', fakePng({ width: 2100, height: 100 }), 'PHOTO_INVALID_DIMENSIONS'],
    ['too large a picture', fakePng({ width: 6000, height: 4001 }), 'PHOTO_INVALID_DIMENSIONS'],
  ] as const) {
    test(`of ${what}: ${error}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      await assert.rejects(send(ada, photoOf(await uploaded(ada, content))), refused(error))
    })
  }

  test('of more than 10 MB: PHOTO_SAVE_FILE_INVALID', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const part = { _: 'upload.saveBigFilePart', file_id: 9n, file_total_parts: 21 } as const
    for (let file_part = 0; file_part < 21; file_part++)
      await ada.call({ ...part, file_part, bytes: new Uint8Array(512 * 1024) })
    const file = { _: 'inputFileBig', id: 9n, parts: 21, name: 'a.png' } as const
    await assert.rejects(send(ada, photoOf(file)), refused('PHOTO_SAVE_FILE_INVALID'))
  })

  test('of a stream whose length was not known: PHOTO_SAVE_FILE_INVALID', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const part = { _: 'upload.saveBigFilePart', file_id: 7n } as const
    const bytes = new Uint8Array(2048)
    bytes.set(landscape)
    await ada.call({ ...part, file_part: 0, file_total_parts: -1, bytes: bytes.subarray(0, 1024) })
    await ada.call({ ...part, file_part: 1, file_total_parts: 2, bytes: bytes.subarray(1024) })
    const file = { _: 'inputFileBig', id: 7n, parts: 2, name: 'a.png' } as const
    for (let times = 0; times < 2; times++)
      await assert.rejects(send(ada, photoOf(file)), refused('PHOTO_SAVE_FILE_INVALID'))
  })

  test('that is no more: PHOTO_INVALID, MEDIA_EMPTY, FILE_REFERENCE_*', async () => {
    const { ada, toBob } = await twoUsers()
    const [message] = messagesIn(await send(ada, photoOf(await uploaded(ada, landscape)), { peer: toBob }))
    const photo = photoIn(message)
    const none = { _: 'inputMediaPhoto', id: { _: 'inputPhotoEmpty' } } as const
    await assert.rejects(send(ada, none), refused('MEDIA_EMPTY'))
    await assert.rejects(send(ada, existingPhoto({ ...photo, id: photo.id + 1n })), refused('PHOTO_INVALID'))
    for (const [file_reference, error] of [
      [new Uint8Array(), 'FILE_REFERENCE_EMPTY'],
      [new Uint8Array(40), 'FILE_REFERENCE_INVALID'],
    ] as const)
      await assert.rejects(send(ada, existingPhoto({ ...photo, file_reference })), refused(error))
    await ada.call({ _: 'messages.deleteMessages', id: [message?.id ?? 0], revoke: true })
    await assert.rejects(send(ada, existingPhoto(photo)), refused('FILE_REFERENCE_EXPIRED'))
  })
})

suite('media work', () => {
  test('is done once for a message that is sent twice at once', async () => {
    const media = new FakeMedia()
    const ada = await (await ApiNetwork.open({ media })).login(1)
    const photo = photoOf(await uploaded(ada, landscape))
    const random_id = randomId()
    const both = [send(ada, photo, { random_id }), send(ada, photo, { random_id })]
    const [one, two] = await Promise.all(both)
    assert.equal(messagesIn(one)[0]?.id, messagesIn(two)[0]?.id)
    assert.deepEqual(media.calls, ['photo'])
  })

  test('holds up nobody else', async () => {
    const media = new FakeMedia()
    const { promise, resolve } = Promise.withResolvers<void>()
    media.before = () => promise
    const ada = await (await ApiNetwork.open({ media })).login(1)
    const sending = send(ada, photoOf(await uploaded(ada, landscape)))
    assert.equal(messagesIn(await ada.call(noteToSelf()))[0]?.message, 'meanwhile')
    resolve()
    assert.equal(messagesIn(await sending).length, 1)
  })
})

function noteToSelf() {
  return {
    _: 'messages.sendMessage',
    peer: self,
    message: 'meanwhile',
    random_id: randomId(),
  } as const
}

suite('media that disappears', () => {
  const seen = 2 ** 31 - 1

  for (const ttl_seconds of [1, 60, seen]) {
    test(`after ${ttl_seconds} seconds goes to somebody else`, async () => {
      const { ada, bob, toBob } = await twoUsers()
      const media = photoOf(await uploaded(ada, landscape), { ttl_seconds })
      await send(ada, media, { peer: toBob })
      const [theirs] = messagesIn(bob.forgetUpdates()[0])
      assert(theirs?.media?._ === 'messageMediaPhoto')
      assert.equal(theirs.media.ttl_seconds, ttl_seconds)
    })
  }

  for (const ttl_seconds of [-1, 61, seen - 1])
    test(`after ${ttl_seconds} seconds: TTL_MEDIA_INVALID`, async () => {
      const { ada, toBob } = await twoUsers()
      const media = photoOf(await uploaded(ada, landscape), { ttl_seconds })
      await assert.rejects(send(ada, media, { peer: toBob }), refused('TTL_MEDIA_INVALID'))
    })

  test('is nothing for oneself, and no plain file', async () => {
    const { ada, toBob } = await twoUsers()
    const photo = photoOf(await uploaded(ada, landscape), { ttl_seconds: 5 })
    await assert.rejects(send(ada, photo), refused('TTL_MEDIA_INVALID'))
    const file = { ...documentOf(await uploaded(ada)), ttl_seconds: 5 }
    await assert.rejects(send(ada, file, { peer: toBob }), refused('TTL_MEDIA_INVALID'))
  })
})
