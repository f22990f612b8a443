import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import {
  documentIn,
  documentOf,
  download,
  existing,
  messagesIn,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { self, twoUsers } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  downloadAt,
  existingPhoto,
  landscape,
  lettersOf,
  photoIn,
  photoOf,
} from '@longshore/testing/api-pictures'
import { fakeGif, fakeMp3, fakeMp4, fakePng } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

type Upload = Constructor<'inputMediaUploadedDocument'>

const film = fakeMp4({ width: 640, height: 480, duration: 12.5, sound: true })
const silent = fakeMp4({ width: 640, height: 480, duration: 12.5, sound: false })
const song = fakeMp3({ duration: 95, title: 'Tide', performer: 'Sea' })
const gif = fakeGif({ width: 200, height: 100 })

/** What becomes of an upload. */
async function made(
  client: ApiClient,
  content: Uint8Array,
  mime_type: string,
  more: Partial<Upload> = {},
): Promise<Constructor<'document'>> {
  const media = { ...documentOf(await uploaded(client, content), []), mime_type, ...more }
  return documentIn(messagesIn(await send(client, media))[0])
}

function namesOf({ attributes }: Constructor<'document'>): string[] {
  return attributes.map(({ _ }) => _.replace('documentAttribute', '')).sort()
}

function locationOf(
  { id, access_hash, file_reference }: Constructor<'document'>,
  thumb_size: string,
): Type<'InputFileLocation'> {
  return { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size }
}

suite('a document', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`of a video has previews still and moving, at layer ${layer}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1, { layer })
      const document = await made(ada, film, 'video/mp4')
      assert.deepEqual(namesOf(document), ['Video'])
      const [video] = document.attributes
      assert(video?._ === 'documentAttributeVideo')
      assert.deepEqual([video.w, video.h, Math.floor(video.duration)], [640, 480, 12])
      assert.equal(lettersOf(document.thumbs), 'im')
      assert.equal(lettersOf(document.video_thumbs), 'v')
      const [, thumb] = document.thumbs ?? []
      const [moving] = document.video_thumbs ?? []
      assert(thumb?._ === 'photoSize' && moving?._ === 'videoSize')
      assert.equal((await downloadAt(ada, locationOf(document, 'm'))).length, thumb.size)
      assert.equal((await downloadAt(ada, locationOf(document, 'v'))).length, moving.size)
      assert.equal((await download(ada, document)).bytes.length, film.length)
      await assert.rejects(downloadAt(ada, locationOf(document, 'y')), refused('FILE_ID_INVALID'))
    })
  }

  for (const [what, content, mime, more, names] of [
    ['a silent video is an animation', silent, 'video/mp4', {}, ['Animated', 'Video']],
    ['a silent video that is to stay one', silent, 'video/mp4', { nosound_video: true }, ['Video']],
    ['a video as a file', film, 'video/mp4', { force_file: true }, []],
    ['an image sent as a file', landscape, 'image/png', {}, ['ImageSize']],
    ['a WebM that its sender does not call a video', film, 'video/webm', {}, []],
    ['a song', song, 'audio/mpeg', {}, ['Audio']],
    ['a GIF', gif, 'image/gif', {}, ['Animated', 'Video']],
    ['a GIF as a file', gif, 'image/gif', { force_file: true }, ['ImageSize']],
  ] as const) {
    test(`of ${what} is told by ${names.join(' and ') || 'nothing'}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      const document = await made(ada, content, mime, more)
      assert.deepEqual(namesOf(document), [...names])
    })
  }

  test('of which nothing is said is what its bytes are', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    for (const said of ['application/octet-stream', '', 'video', 'a/b\nc'])
      assert.equal((await made(ada, film, said)).mime_type, 'video/mp4')
    assert.equal((await made(ada, film, 'video/x-own')).mime_type, 'video/x-own')
    assert.equal((await made(ada, new Uint8Array(100), '')).mime_type, 'application/octet-stream')
  })

  test('of a video sent with a placeholder of one pixel has its true sides and duration', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const placeholder = {
      _: 'documentAttributeVideo',
      duration: 0,
      w: 1,
      h: 1,
      supports_streaming: true,
    } as const
    const { attributes } = await made(ada, film, 'video/mp4', { attributes: [placeholder, named('a.mp4')] })
    const [video] = attributes
    assert(video?._ === 'documentAttributeVideo')
    assert.deepEqual([video.w, video.h, Math.floor(video.duration)], [640, 480, 12])
  })

  test('of a sound that is told twice is the voice it was told to be last, and not heard yet', async () => {
    const { ada, bob, toBob } = await twoUsers()
    const attributes: Type<'DocumentAttribute'>[] = [
      { _: 'documentAttributeAudio', duration: 3 },
      named('voice.ogg'),
      { _: 'documentAttributeAudio', voice: true, duration: 3, waveform: Uint8Array.of(1, 2) },
    ]
    const media = { ...documentOf(await uploaded(ada), attributes), mime_type: 'audio/ogg' }
    await send(ada, media, { peer: toBob })
    const [message] = messagesIn(bob.forgetUpdates()[0])
    assert(message?.media?._ === 'messageMediaDocument')
    assert.deepEqual([message.media_unread, message.media.voice], [true, true])
    assert.deepEqual(namesOf(documentIn(message)), ['Audio', 'Filename'])
  })

  test('of a GIF is MPEG4 in its place', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const document = await made(ada, gif, 'image/gif', { attributes: [named('wave.gif')] })
    assert.equal(document.mime_type, 'video/mp4')
    const name = document.attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
    assert.equal(name?.file_name, 'wave.gif.mp4')
    const { bytes, type } = await download(ada, document)
    assert.deepEqual(type, { _: 'storage.fileMp4' })
    assert.equal(BigInt(bytes.length), document.size)
  })

  test('as a file keeps its bytes and has a thumbnail', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const document = await made(ada, gif, 'image/gif', { force_file: true })
    assert.deepEqual([...(await download(ada, document)).bytes], [...gif])
    assert.equal(document.mime_type, 'image/gif')
    assert.equal(lettersOf(document.thumbs), 'im')
  })

  test('has the preview its sender made', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const thumb = await uploaded(ada, fakePng({ width: 90, height: 60 }))
    const document = await made(ada, new Uint8Array(3000), 'text/plain', { thumb })
    const [, size] = document.thumbs ?? []
    assert(size && 'w' in size)
    assert.deepEqual([size.w, size.h], [90, 60])
  })

  test('carries its spoiler and the stickers put on it', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const sticker = await made(ada, new TextEncoder().encode('RIFF....WEBP'), 'image/webp', {
      attributes: [{ _: 'documentAttributeSticker', alt: '⚓', stickerset: { _: 'inputStickerSetEmpty' } }],
    })
    assert.equal(lettersOf(sticker.thumbs), 'j')
    const stickers = [{ ...sticker, _: 'inputDocument' as const }]
    const media = { ...documentOf(await uploaded(ada, film), []), spoiler: true, stickers }
    const [message] = messagesIn(await send(ada, media))
    assert(message?.media?._ === 'messageMediaDocument')
    assert.equal(message.media.spoiler, true)
    assert.deepEqual(namesOf(documentIn(message)), ['HasStickers', 'Video'])
  })

  test('of an endless description: MEDIA_INVALID', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const waveform = new Uint8Array(40_000)
    const attributes = [{ _: 'documentAttributeAudio', voice: true, duration: 1, waveform } as const]
    await assert.rejects(made(ada, film, 'video/mp4', { attributes }), refused('MEDIA_INVALID'))
  })
})

suite('messages.uploadMedia', () => {
  test('answers a photo whole, usable at once', async () => {
    const { ada, bob, toBob } = await twoUsers()
    const media = photoOf(await uploaded(ada, landscape), { ttl_seconds: 9 })
    const made = await ada.call({ _: 'messages.uploadMedia', peer: self, media })
    assert(made._ === 'messageMediaPhoto' && made.photo?._ === 'photo')
    assert.equal(made.ttl_seconds, 9)
    assert.ok(
      (await downloadAt(ada, { ...made.photo, _: 'inputPhotoFileLocation', thumb_size: 'm' })).length > 0,
    )
    const id = { ...made.photo, _: 'inputPhoto' as const }
    await send(ada, { _: 'inputMediaPhoto', id }, { peer: toBob })
    await send(ada, { _: 'inputMediaPhoto', id })
    assert.equal(photoIn(messagesIn(bob.forgetUpdates()[0])[0]).id, made.photo.id)
  })

  test("answers somebody else's file as it can be read, sent and put into an album by who saw it", async () => {
    const { ada, bob, toBob } = await twoUsers()
    await send(ada, photoOf(await uploaded(ada, landscape)), { peer: toBob })
    await send(ada, documentOf(await uploaded(ada)), { peer: toBob })
    const [photo, document] = bob.forgetUpdates().flatMap((told) => messagesIn(told))
    const upload = (media: Type<'InputMedia'>) => bob.call({ _: 'messages.uploadMedia', peer: self, media })

    const one = await upload(existing(documentIn(document)))
    assert(one._ === 'messageMediaDocument' && one.document?._ === 'document')
    assert.ok((await download(bob, one.document)).bytes.length > 0)
    assert.ok(await send(bob, existing(one.document)))
    assert.equal((await upload(existing(one.document)))._, 'messageMediaDocument')

    const other = await upload(existingPhoto(photoIn(photo)))
    assert(other._ === 'messageMediaPhoto' && other.photo?._ === 'photo')
    const media = existingPhoto(other.photo)
    const multi_media = [1n, 2n].map(
      (random_id) => ({ _: 'inputSingleMedia', media, random_id, message: '' }) as const,
    )
    assert.ok(await bob.call({ _: 'messages.sendMultiMedia', peer: self, multi_media }))
  })

  test('needs no peer from bots', async () => {
    const network = await ApiNetwork.open()
    const [bot, ada] = [await network.bot('crane_bot'), await network.login(1)]
    const upload = async (client: ApiClient) =>
      client.call({
        _: 'messages.uploadMedia',
        peer: { _: 'inputPeerEmpty' },
        media: documentOf(await uploaded(client)),
      })
    assert.equal((await upload(bot))._, 'messageMediaDocument')
    await assert.rejects(upload(ada), refused('PEER_ID_INVALID'))
  })
})
