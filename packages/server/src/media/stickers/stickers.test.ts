import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ffmpegPath } from '@longshore/testing/media/videos'
import { refused } from '@longshore/testing/refused'
import { createMedia } from '../create-media.ts'
import type { Media, MediaFile } from '../media.ts'

const TGS = 'application/x-tgsticker'
const WEBM = 'video/webm'

let folder = ''
let media: Media
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-stickers-'))
  media = createMedia({ ffmpeg: ffmpegPath, tempFolder: folder })
})
after(async () => {
  await media.close()
  await rm(folder, { recursive: true })
})

async function asset(name: string): Promise<MediaFile> {
  const path = fileURLToPath(new URL(`../../../assets/stickers/${name}`, import.meta.url))
  const { length } = await readFile(path)
  return { size: length, lend: (use) => use(path) }
}

suite('Media, of stickers, in a process of its own', () => {
  for (const [name, mimeType, emoji] of [
    ['ship.webp', 'image/webp', false],
    ['buoy.tgs', TGS, false],
    ['gull-emoji.webm', WEBM, true],
  ] as const)
    test(`checks ${name}`, async () => {
      const { previews } = await media.sticker(await asset(name), { mimeType, emoji })
      const drawn = mimeType !== WEBM || media.video
      assert.deepEqual(
        previews.map(({ kind }) => kind),
        drawn ? ['image', 'path'] : [],
      )
    })

  test('refuses with errors of the API', async () => {
    const ship = await asset('ship.webp')
    const hints = { mimeType: 'image/webp', emoji: true }
    await assert.rejects(media.sticker(ship, hints), refused('STICKER_PNG_DIMENSIONS'))
    await assert.rejects(media.sticker(ship, { ...hints, mimeType: TGS }), refused('STICKER_TGS_NOTGS'))
    await assert.rejects(
      media.sticker(ship, { ...hints, mimeType: 'text/plain' }),
      refused('STICKER_FILE_INVALID'),
    )
    await assert.rejects(media.stickerSetThumb(ship, 'image/webp'), refused('STICKER_THUMB_PNG_NOPNG'))
    await assert.rejects(media.stickerSetThumb(ship, TGS), refused('STICKER_THUMB_TGS_NOTGS'))
    const markup = { sticker: ship, backgroundColors: [0], startTs: 0 }
    await assert.rejects(media.markup({ ...markup, mimeType: 'text/plain' }), refused('STICKER_MIME_INVALID'))
    await assert.rejects(media.markup({ ...markup, mimeType: TGS }), refused('IMAGE_PROCESS_FAILED'))
  })

  test('makes the picture of a set', async () => {
    const { previews } = await media.stickerSetThumb(await asset('ship-emoji.webp'), 'image/webp')
    assert.deepEqual(
      previews.map(({ kind }) => kind),
      ['image', 'path'],
    )
  })

  test('draws a profile picture', async () => {
    const sticker = await asset('buoy.tgs')
    const { previews, videos } = await media.markup({
      sticker,
      mimeType: TGS,
      backgroundColors: [1, 2, 3],
      startTs: 0.5,
    })
    assert.equal(previews.length, 5)
    assert.deepEqual(
      videos.map(({ type, startTs }) => [type, startTs]),
      media.video ? [['u', 0.5]] : [],
    )
  })

  test('leaves nothing behind', async () => {
    assert.deepEqual(await readdir(folder), [])
  })
})
