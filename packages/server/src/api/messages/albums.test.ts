import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  bytes,
  documentIn,
  documentOf,
  download,
  existing,
  fileForBob,
  messagesIn,
  named,
  randomId,
  uploaded,
} from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { existingPhoto, landscape, photoIn, photoOf } from '@longshore/testing/api-pictures'
import { fakeGif, fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

const silent = fakeMp4({ width: 64, height: 48, duration: 2, sound: false })
const size = { duration: 2, w: 64, h: 48 }
const noSet = { _: 'inputStickerSetEmpty' } as const

suite('albums', () => {
  const album = (
    client: ApiClient,
    peer: Type<'InputPeer'>,
    media: Type<'InputMedia'>[],
    randomIds = media.map(() => randomId()),
  ) =>
    client.call({
      _: 'messages.sendMultiMedia',
      peer,
      multi_media: media.map((item, i) => ({
        _: 'inputSingleMedia',
        media: item,
        random_id: randomIds[i] ?? 0n,
        message: `${i}`,
      })),
    })

  async function uploadedMedia(client: ApiClient, attributes?: Type<'DocumentAttribute'>[]) {
    const media = documentOf(await uploaded(client), attributes)
    const made = await client.call({ _: 'messages.uploadMedia', peer: self, media })
    assert(made._ === 'messageMediaDocument' && made.document?._ === 'document')
    return made.document
  }

  test('of uploaded media go to both sides under one number', async () => {
    const { ada, bob, toBob } = await fileForBob()
    const documents = [await uploadedMedia(ada), await uploadedMedia(ada)]
    assert.equal((await download(ada, documents[0] as Constructor<'document'>)).bytes.length, bytes.length)
    bob.forgetUpdates()
    const sent = await album(ada, toBob, documents.map(existing), [501n, 502n])
    assert(sent._ === 'updates')
    assert.deepEqual(
      sent.updates.flatMap((update) =>
        update._ === 'updateMessageID' ? [[update.id, update.random_id]] : [],
      ),
      [
        [2, 501n],
        [3, 502n],
      ],
    )
    const mine = messagesIn(sent)
    assert.deepEqual(
      mine.map(({ message }) => message),
      ['0', '1'],
    )
    assert.notEqual(mine[0]?.grouped_id, undefined)
    assert.equal(mine[0]?.grouped_id, mine[1]?.grouped_id)
    const theirs = bob.forgetUpdates().flatMap(messagesIn)
    assert.deepEqual(
      theirs.map(({ grouped_id }) => grouped_id),
      mine.map(({ grouped_id }) => grouped_id),
    )
  })

  test('of parts that were just uploaded, as the page says', async () => {
    const { ada, toBob } = await fileForBob()
    const media = [documentOf(await uploaded(ada)), documentOf(await uploaded(ada))]
    assert.equal(messagesIn(await album(ada, toBob, media)).length, 2)
  })

  test('may have photos and videos together, uploaded and pre-existing, each with its own caption', async () => {
    const { ada, toBob, mine } = await fileForBob()
    const photo = photoOf(await uploaded(ada, landscape))
    const before = photoIn(messagesIn(await album(ada, toBob, [photo]))[0])
    const film = fakeMp4({ width: 64, height: 48, duration: 2, sound: true })
    const video = documentOf(await uploaded(ada, film), [])
    const sent = messagesIn(await album(ada, toBob, [photo, existingPhoto(before), video]))
    assert.deepEqual(
      sent.map(({ media, message }) => [media?._, message]),
      [
        ['messageMediaPhoto', '0'],
        ['messageMediaPhoto', '1'],
        ['messageMediaDocument', '2'],
      ],
    )
    assert.equal(new Set(sent.map(({ grouped_id }) => grouped_id)).size, 1)
    const file = existing(documentIn(mine))
    await assert.rejects(album(ada, toBob, [photo, file]), refused('MEDIA_INVALID'))
  })

  for (const [what, content, attributes] of [
    ['GIFs', fakeGif({ width: 9, height: 9 }), []],
    ['silent videos that became animations', silent, []],
    ['round videos', silent, [{ _: 'documentAttributeVideo', round_message: true, ...size }]],
    ['stickers', silent, [{ _: 'documentAttributeSticker', alt: '⚓', stickerset: noSet }]],
  ] as const) {
    test(`may have no ${what}: MEDIA_INVALID`, async () => {
      const { ada, toBob } = await fileForBob()
      const item = async () => documentOf(await uploaded(ada, content), [...attributes])
      await assert.rejects(album(ada, toBob, [await item(), await item()]), refused('MEDIA_INVALID'))
    })
  }

  test('of one are no album', async () => {
    const { ada, toBob } = await fileForBob()
    const [single] = messagesIn(await album(ada, toBob, [existing(await uploadedMedia(ada))]))
    assert.equal(single?.grouped_id, undefined)
  })

  test('sent again answer the same messages', async () => {
    const { ada, toBob } = await fileForBob()
    const media = [existing(await uploadedMedia(ada)), existing(await uploadedMedia(ada))]
    const ids = [601n, 602n]
    const first = messagesIn(await album(ada, toBob, media, ids))
    const again = messagesIn(await album(ada, toBob, media, ids))
    assert.deepEqual(
      again.map(({ id, grouped_id }) => [id, grouped_id]),
      first.map(({ id, grouped_id }) => [id, grouped_id]),
    )
  })

  test('name the item whose reference failed, and send nothing', async () => {
    const { ada, toBob, bob } = await fileForBob()
    bob.forgetUpdates()
    const [good, bad] = [await uploadedMedia(ada), await uploadedMedia(ada)]
    const media = [existing(good), existing({ ...bad, file_reference: new Uint8Array(0) })]
    await assert.rejects(album(ada, toBob, media), refused('FILE_REFERENCE_X_EMPTY', 1))
    assert.deepEqual(bob.pushed, [])
  })

  test('say of a photo too which reference failed, and how', async () => {
    const { network, ada, toBob } = await fileForBob()
    const photo = photoIn(messagesIn(await album(ada, toBob, [photoOf(await uploaded(ada, landscape))]))[0])
    const withFirst = async (file_reference: Uint8Array) => [
      photoOf(await uploaded(ada, landscape)),
      existingPhoto({ ...photo, file_reference }),
    ]
    const invalid = await withFirst(new Uint8Array(40))
    await assert.rejects(album(ada, toBob, invalid), refused('FILE_REFERENCE_X_INVALID', 1))
    network.time.advance(13 * 3_600_000)
    const expired = await withFirst(photo.file_reference)
    await assert.rejects(album(ada, toBob, expired), refused('FILE_REFERENCE_X_EXPIRED', 1))
  })

  const video: Type<'DocumentAttribute'>[] = [{ _: 'documentAttributeVideo', duration: 1, w: 1, h: 1 }]
  const music: Type<'DocumentAttribute'>[] = [{ _: 'documentAttributeAudio', duration: 1 }]
  const voice: Type<'DocumentAttribute'>[] = [{ _: 'documentAttributeAudio', duration: 1, voice: true }]
  for (const [name, kinds, error] of [
    ['music and documents', [music, [named('a')]], 'MEDIA_INVALID'],
    ['videos and documents', [video, [named('a')]], 'MEDIA_INVALID'],
    ['voice messages', [voice, voice], 'MEDIA_INVALID'],
    ['videos', [video, video], undefined],
    ['music', [music, music], undefined],
  ] as const) {
    test(`of ${name}: ${error ?? 'sent'}`, async () => {
      const { ada, toBob } = await fileForBob()
      const documents = []
      for (const attributes of kinds) documents.push(existing(await uploadedMedia(ada, [...attributes])))
      const sending = album(ada, toBob, documents)
      if (error) await assert.rejects(sending, refused(error))
      else assert.equal(messagesIn(await sending).length, 2)
    })
  }

  for (const [count, error] of [
    [0, 'MEDIA_EMPTY'],
    [11, 'MULTI_MEDIA_TOO_LONG'],
  ] as const) {
    test(`of ${count}: ${error}`, async () => {
      const { ada, toBob } = await fileForBob()
      const media = Array<Type<'InputMedia'>>(count).fill({ _: 'inputMediaEmpty' })
      await assert.rejects(album(ada, toBob, media), refused(error))
    })
  }
})
