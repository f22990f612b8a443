import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { documentIn, documentOf, messagesIn, named, send, uploaded } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { downloadAt, lettersOf, photoIn, photoLocation, photoOf } from '@longshore/testing/api-pictures'
import { item, madeSet, stickerFile } from '@longshore/testing/api-stickers'
import { lottie } from '@longshore/testing/media/lottie'
import { ffmpegPath, film, h264, needing, tone, Videos } from '@longshore/testing/media/videos'
import { refused } from '@longshore/testing/refused'
import sharp from 'sharp'
import { createMedia } from '../../media/create-media.ts'
import type { Media } from '../../media/media.ts'

const videos = new Videos()
let folder = ''
let media: Media
let ada: ApiClient
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-api-media-'))
  media = createMedia({ ffmpeg: ffmpegPath, tempFolder: folder })
  ada = await (await ApiNetwork.open({ media })).login(1)
})
after(async () => {
  await media.close()
  await rm(folder, { recursive: true })
  videos.remove()
})

/** A picture without two equal rows or columns. */
function picture(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++)
    data.set(
      [i % width, Math.floor(i / width), i % 7].map((n) => n % 256),
      i * 3,
    )
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/** Pixels of each size of a photo, as its bytes say and as it says itself. */
async function measured(photo: Constructor<'photo'>): Promise<[string, number, number, string][]> {
  const sizes = photo.sizes.filter((size) => size._ !== 'photoStrippedSize' && 'w' in size)
  return Promise.all(
    sizes.map(async (size) => {
      assert('w' in size)
      const bytes = await downloadAt(ada, photoLocation(photo, size.type))
      const { width, height, format } = await sharp(bytes).metadata()
      assert.deepEqual([width, height], [size.w, size.h])
      if (size._ === 'photoSize') assert.equal(bytes.length, size.size)
      if (size._ === 'photoSizeProgressive') await requireScans(bytes, size.sizes)
      return [size.type, width, height, format] as [string, number, number, string]
    }),
  )
}

/** "sizes" are bytes up to the end of a scan: each beginning of the file is a picture of its own. */
async function requireScans(bytes: Uint8Array, ends: readonly number[]): Promise<void> {
  assert.equal(ends.at(-1), bytes.length)
  assert.deepEqual(
    ends,
    ends.toSorted((a, b) => a - b),
  )
  for (const end of ends) await sharp(bytes.subarray(0, end), { failOn: 'none' }).raw().toBuffer()
}

function locationOf(document: Constructor<'document'>, thumb_size: string): Type<'InputFileLocation'> {
  const { id, access_hash, file_reference } = document
  return { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size }
}

suite('with real pictures', () => {
  test('a photo has the boxes of the page, never larger than it was', async () => {
    const file = await uploaded(ada, await picture(1500, 900))
    const photo = photoIn(messagesIn(await send(ada, photoOf(file)))[0])
    assert.deepEqual(
      (await measured(photo)).map(([letter, width, height]) => [letter, width, height]),
      [
        ['s', 100, 60],
        ['m', 320, 192],
        ['x', 800, 480],
        ['y', 1280, 768],
        ['w', 1500, 900],
      ],
    )
    assert.equal(photo.sizes[0]?._, 'photoStrippedSize')
  })

  test('a profile picture has the crops of the page', async () => {
    const file = await uploaded(ada, await picture(700, 900))
    const { photo } = await ada.call({ _: 'photos.uploadProfilePhoto', file })
    assert(photo._ === 'photo')
    assert.deepEqual(await measured(photo), [
      ['a', 160, 160, 'jpeg'],
      ['b', 320, 320, 'jpeg'],
      ['c', 640, 640, 'jpeg'],
      ['d', 700, 700, 'jpeg'],
    ])
    // "can also be used to reupload previously uploaded profile pictures"
    const downloaded = await downloadAt(ada, photoLocation(photo, 'c'))
    const again = await ada.call({ _: 'photos.uploadProfilePhoto', file: await uploaded(ada, downloaded) })
    assert(again.photo._ === 'photo')
    assert.equal((await measured(again.photo)).length, 3)
  })

  test('a photo of a message becomes a profile picture', async () => {
    const file = await uploaded(ada, await picture(500, 300))
    const sent = photoIn(messagesIn(await send(ada, photoOf(file)))[0])
    const { photo } = await ada.call({
      _: 'photos.updateProfilePhoto',
      id: { ...sent, _: 'inputPhoto' },
    })
    assert(photo._ === 'photo')
    const crops = await measured(photo)
    assert.deepEqual(crops[0], ['a', 160, 160, 'jpeg'])
    for (const [, width, height] of crops) assert.equal(width, height)
  })

  test('an image sent as a file keeps its bytes, and says its size', async () => {
    const content = await picture(400, 200)
    const input = { ...documentOf(await uploaded(ada, content), [named('a.png')]), force_file: true }
    const document = documentIn(messagesIn(await send(ada, { ...input, mime_type: 'image/png' }))[0])
    assert.deepEqual(await downloadAt(ada, locationOf(document, '')), new Uint8Array(content))
    assert.deepEqual(document.attributes, [
      named('a.png'),
      { _: 'documentAttributeImageSize', w: 400, h: 200 },
    ])
    const { width, height } = await sharp(await downloadAt(ada, locationOf(document, 'm'))).metadata()
    assert.deepEqual([width, height], [320, 160])
  })

  for (const [what, content, error] of [
    ['no picture', () => Buffer.from('no picture at all'), 'PHOTO_EXT_INVALID'],
    ['a damaged picture', async () => (await picture(300, 300)).subarray(0, 60), 'IMAGE_PROCESS_FAILED'],
    ['too wide a picture', () => picture(2100, 100), 'PHOTO_INVALID_DIMENSIONS'],
  ] as const) {
    test(`${what}: ${error}`, async () => {
      const photo = photoOf(await uploaded(ada, await content()))
      await assert.rejects(send(ada, photo), refused(error))
    })
  }
})

suite('with real videos', needing('libx264'), () => {
  async function made(path: string, mime_type: string, name: string) {
    const input = documentOf(await uploaded(ada, await readFile(path)), [named(name)])
    return documentIn(messagesIn(await send(ada, { ...input, mime_type }))[0])
  }

  test('a video is told and previewed', async () => {
    const path = videos.make('a.mp4', ...film('640x360', 10, 2), ...tone(2), ...h264, '-c:a', 'aac')
    const document = await made(path, 'video/mp4', 'a.mp4')
    const video = document.attributes.find((attribute) => attribute._ === 'documentAttributeVideo')
    assert.deepEqual([video?.w, video?.h, Math.round(video?.duration ?? 0)], [640, 360, 2])
    assert.ok(!document.attributes.some(({ _ }) => _ === 'documentAttributeAnimated'))
    assert.equal(lettersOf(document.thumbs)[0], 'i')
    const { format } = await sharp(await downloadAt(ada, locationOf(document, 'm'))).metadata()
    assert.equal(format, 'jpeg')
    const [moving] = document.video_thumbs ?? []
    assert(moving?._ === 'videoSize')
    assert.equal((await downloadAt(ada, locationOf(document, 'v'))).length, moving.size)
  })

  test('a GIF becomes MPEG4', async () => {
    const document = await made(videos.make('a.gif', ...film('160x120', 5, 1)), 'image/gif', 'a.gif')
    assert.equal(document.mime_type, 'video/mp4')
    assert.deepEqual(
      document.attributes.map(({ _ }) => _),
      ['documentAttributeFilename', 'documentAttributeVideo', 'documentAttributeAnimated'],
    )
    const bytes = await downloadAt(ada, locationOf(document, ''))
    assert.equal(Buffer.from(bytes.subarray(4, 8)).toString(), 'ftyp')
  })

  test('an animated profile picture is a square MPEG4', async () => {
    const path = videos.make('a.mp4', ...film('400x400', 10, 2), ...h264)
    const video = await uploaded(ada, await readFile(path))
    const request = { _: 'photos.uploadProfilePhoto', video, video_start_ts: 1 } as const
    const { photo } = await ada.call(request)
    assert(photo._ === 'photo')
    const moving = photo.video_sizes?.find((size) => size._ === 'videoSize' && size.type === 'u')
    assert(moving?._ === 'videoSize')
    assert.deepEqual([moving.w === moving.h, moving.video_start_ts], [true, 1])
    await measured(photo)
  })

  test('a sticker profile picture is drawn', async () => {
    const tgs = gzipSync(JSON.stringify(lottie()))
    const set = await madeSet(ada, {
      stickers: [item(await stickerFile(ada, 'application/x-tgsticker', tgs))],
    })
    const { photo } = await ada.call({
      _: 'photos.uploadProfilePhoto',
      video_emoji_markup: {
        _: 'videoSizeStickerMarkup',
        stickerset: { _: 'inputStickerSetID', id: set.set.id, access_hash: set.set.access_hash },
        sticker_id: set.documents[0]?.id ?? 0n,
        background_colors: [0x3366cc],
      },
    })
    assert(photo._ === 'photo')
    assert.equal((await measured(photo))[0]?.[1], 160)
    assert.ok(photo.video_sizes?.some(({ _ }) => _ === 'videoSizeStickerMarkup'))
  })
})
