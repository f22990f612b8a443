import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import { createMedia } from '@longshore/server/media/create-media'
import type { Media } from '@longshore/server/media/media'
import { readSamples, type Sample } from '@longshore/server/stickers/samples'
import { documentIn, documentOf, messagesIn, named, send, uploaded } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { item, madeSet, onlyOf, stickerFile } from '@longshore/testing/api-stickers'
import { refused } from '@longshore/testing/refused'
import sharp from 'sharp'

/** Sets are made of true files here, checked by the true media work: without ffmpeg, so that any machine can do it. */
suite('true stickers', { timeout: 60_000 }, () => {
  let folder = ''
  let media: Media
  let samples: Sample[] = []
  let ada: ApiClient

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'longshore-'))
    media = createMedia({ tempFolder: folder, workers: undefined })
    samples = await readSamples()
    const network = await ApiNetwork.open({ media })
    ada = await network.login(1)
  })
  after(async () => {
    await media.close()
    await rm(folder, { recursive: true })
  })

  const sample = (mime: string, set: Sample['set']): Uint8Array => {
    const found = samples.find(({ mimeType, set: of }) => mimeType === mime && of === set)
    assert(found)
    return found.bytes
  }
  const png = async (width: number, height: number): Promise<Uint8Array> =>
    sharp({ create: { width, height, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer()

  for (const [mime, emojis] of [
    ['image/webp', false],
    ['image/webp', true],
    ['application/x-tgsticker', false],
    ['application/x-tgsticker', true],
    ['video/webm', false],
    ['video/webm', true],
  ] as const)
    test(`${mime} ${emojis ? 'as a custom emoji' : 'as a sticker'}`, async () => {
      const file = await stickerFile(ada, mime, sample(mime, emojis ? 'emoji' : 'stickers'))
      const sticker = onlyOf(await madeSet(ada, { emojis, stickers: [item(file)] }))
      assert.deepEqual([sticker.mime_type, sticker.size], [mime, file.size])
      const size = sticker.attributes.find(
        ({ _ }) => _ === 'documentAttributeImageSize' || _ === 'documentAttributeVideo',
      )
      assert(size && 'w' in size)
      assert.equal(size.w, emojis && mime !== 'application/x-tgsticker' ? 100 : 512)
      if (mime !== 'video/webm') assert(sticker.thumbs?.some(({ _ }) => _ === 'photoPathSize'))
    })

  for (const [mime, name] of [
    ['image/webp', 'a.webp'],
    ['application/x-tgsticker', 'a.tgs'],
  ] as const)
    test(`${mime} that comes with a name and no attribute is a sticker in a message, and fit for a set`, async () => {
      const file = await uploaded(ada, sample(mime, 'stickers'))
      const media = { ...documentOf(file, [named(name)]), mime_type: mime }
      const sent = documentIn(messagesIn(await send(ada, media))[0])
      assert.deepEqual(sent.attributes.map(({ _ }) => _.replace('documentAttribute', '')).sort(), [
        'Filename',
        'ImageSize',
        'Sticker',
      ])
      assert(sent.thumbs?.some(({ _ }) => _ === 'photoPathSize'))
      const sticker = onlyOf(await madeSet(ada, { stickers: [item(sent)] }))
      assert.deepEqual([sticker.mime_type, sticker.size], [mime, sent.size])
    })

  test('a PNG becomes a WebP', async () => {
    const file = await stickerFile(ada, 'image/png', await png(512, 200))
    const sticker = onlyOf(await madeSet(ada, { stickers: [item(file)] }))
    assert.equal(sticker.mime_type, 'image/webp')
    assert.deepEqual(sticker.attributes[0], { _: 'documentAttributeImageSize', w: 512, h: 200 })
  })

  test('a WebP that TDLib calls a PNG is a WebP', async () => {
    const file = await stickerFile(ada, 'image/png', sample('image/webp', 'stickers'))
    const sticker = onlyOf(await madeSet(ada, { stickers: [item(file)] }))
    assert.deepEqual([sticker.mime_type, sticker.size], ['image/webp', file.size])
  })

  const words = new TextEncoder().encode('nothing that moves')
  const wrong: [
    about: string,
    mime: string,
    bytes: () => Promise<Uint8Array>,
    emojis: boolean,
    error: KnownError,
  ][] = [
    ['a PNG of 500x500', 'image/png', () => png(500, 500), false, 'STICKER_PNG_DIMENSIONS'],
    ['a sticker for an emoji', 'image/png', () => png(512, 512), true, 'STICKER_PNG_DIMENSIONS'],
    ['words for a PNG', 'image/png', async () => words, false, 'STICKER_PNG_NOPNG'],
    ['words for an animation', 'application/x-tgsticker', async () => words, false, 'STICKER_TGS_NOTGS'],
    ['packed words', 'application/x-tgsticker', async () => gzipSync(words), false, 'STICKER_TGS_NOTGS'],
    ['words for a video', 'video/webm', async () => words, false, 'STICKER_VIDEO_NOWEBM'],
    ['a video of 257 KiB', 'video/webm', async () => new Uint8Array(257 * 1024), false, 'STICKER_VIDEO_BIG'],
  ]
  for (const [about, mime, bytes, emojis, error] of wrong)
    test(`${about}: ${error}`, async () => {
      const stickers = [item(await stickerFile(ada, mime, await bytes()))]
      await assert.rejects(madeSet(ada, { emojis, stickers }), refused(error))
    })
})
