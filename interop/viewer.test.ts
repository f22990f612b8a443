import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import {
  InputMedia,
  type Photo,
  type RawDocument,
  type Sticker,
  type TelegramClient,
  Thumbnail,
  type Video,
} from '@mtcute/node'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openMtcute } from './clients/mtcute.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'
import { type Shown, viewerPage } from './viewer/page.ts'
import { anchor, clip, gif, landscape, squareClip } from './viewer/samples.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const skip = reasonToSkip()

function reasonToSkip(): string | false {
  if (!executablePath) return 'no Chromium on this machine'
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return false
  } catch {
    return 'no ffmpeg on this machine'
  }
}

/** mtcute fetches, Chromium decodes: LONGSHORE_SCREENSHOT names a file for what it then looks like. */
describe('a stock client shows what another one sent', { skip }, () => {
  let server: RunningServer
  let sender: TelegramClient
  let receiver: TelegramClient
  let browser: Browser
  let page: Page
  before(async () => {
    server = await startServer()
    sender = await openMtcute(server, testAccount(1))
    receiver = await openMtcute(server, testAccount(2))
    await sender.setMyUsername('viewer_sender')
    await receiver.setMyUsername('viewer_receiver')
    await sendAll(sender)
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    })
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } })
    await page.setContent(viewerPage(await fetchAll(receiver)))
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
    await page.waitForFunction(() =>
      [...document.querySelectorAll('video')].every(({ currentTime }) => currentTime > 0),
    )
    const path = process.env.LONGSHORE_SCREENSHOT
    if (path) await page.screenshot({ path })
  })
  after(async () => {
    await browser?.close()
    await sender?.destroy()
    await receiver?.destroy()
    await server?.stop()
  })

  const rows = [
    [
      'an album of two photos',
      '.photo .still',
      [
        [320, 213],
        [240, 320],
      ],
    ],
    [
      'their stripped thumbnails',
      '.photo .placeholder',
      [
        [40, 27],
        [30, 40],
      ],
    ],
    ['the video of the album by its preview', '.video .moving', [[320, 180]]],
    ['a sticker', '.sticker .still', [[512, 512]]],
    ['a GIF as video', '.animation .moving', [[240, 180]]],
    ['an animated profile picture', '.profile .moving', [[800, 800]]],
    ['its square', '.profile .still', [[640, 640]]],
  ] as const
  for (const [what, selector, expected] of rows)
    test(what, async () => {
      const sizes = await page.$$eval(selector, (elements) =>
        elements.map((element) =>
          element instanceof HTMLVideoElement
            ? [element.videoWidth, element.videoHeight]
            : [(element as HTMLImageElement).naturalWidth, (element as HTMLImageElement).naturalHeight],
        ),
      )
      assert.deepEqual(sizes, expected)
    })

  test("the sticker's outline covers what the sticker covers", async () => {
    assert.ok((await page.evaluate(overlap)) > 0.6)
  })
})

async function sendAll(client: TelegramClient): Promise<void> {
  const to = 'viewer_receiver'
  await client.setMyProfilePhoto({ type: 'video', media: await squareClip(), previewSec: 1 })
  await client.sendMediaGroup(to, [
    InputMedia.photo(await landscape(1500, 1000, 200), { fileName: 'a.jpg', caption: 'At sea' }),
    InputMedia.photo(await landscape(900, 1200, 20), { fileName: 'b.jpg' }),
    InputMedia.video(await clip(), {
      fileName: 'c.mp4',
      fileMime: 'video/mp4',
      width: 640,
      height: 360,
      duration: 2,
    }),
  ])
  const alt = '⚓'
  await client.sendMedia(
    to,
    InputMedia.sticker(await anchor(), { alt, fileName: 'd.webp', fileMime: 'image/webp' }),
  )
  await client.sendMedia(to, InputMedia.auto(await gif(), { fileName: 'e.gif', fileMime: 'image/gif' }))
}

async function fetchAll(client: TelegramClient): Promise<Shown[]> {
  const messages = (await client.getHistory('viewer_sender', { limit: 10 })).reverse()
  const shown: Shown[] = []
  for (const { media } of messages) {
    if (media?.type === 'photo') shown.push(await photo(client, media))
    if (media?.type === 'video') shown.push(await (media.isAnimation ? animation : video)(client, media))
    if (media?.type === 'sticker') shown.push(await sticker(client, media))
  }
  return [...shown, await profile(client)]
}

async function photo(client: TelegramClient, media: Photo): Promise<Shown> {
  return {
    title: 'photo: i, m',
    kind: 'photo',
    placeholder: { type: 'image/jpeg', bytes: await fetched(client, media, Thumbnail.THUMB_STRIP) },
    still: { type: 'image/jpeg', bytes: await fetched(client, media, Thumbnail.THUMB_320x320_BOX) },
  }
}

async function video(client: TelegramClient, media: Video): Promise<Shown> {
  return {
    title: 'video: i, m, v',
    kind: 'video',
    placeholder: { type: 'image/jpeg', bytes: await fetched(client, media, Thumbnail.THUMB_STRIP) },
    still: { type: 'image/jpeg', bytes: await fetched(client, media, Thumbnail.THUMB_320x320_BOX) },
    moving: { type: 'video/mp4', bytes: await fetched(client, media, Thumbnail.THUMB_VIDEO_PREVIEW) },
  }
}

async function animation(client: TelegramClient, media: Video): Promise<Shown> {
  return {
    title: `GIF, now ${media.mimeType}`,
    kind: 'animation',
    still: { type: 'image/jpeg', bytes: await fetched(client, media, Thumbnail.THUMB_320x320_BOX) },
    moving: { type: media.mimeType, bytes: await client.downloadAsBuffer(media) },
  }
}

async function sticker(client: TelegramClient, media: Sticker): Promise<Shown> {
  return {
    title: 'sticker: j, whole',
    kind: 'sticker',
    placeholder: { type: 'image/svg+xml', bytes: Buffer.from(outlineOf(media)) },
    still: { type: media.mimeType, bytes: await client.downloadAsBuffer(media) },
  }
}

/** The page's own template: the file that mtcute makes of a path lacks a space, and no XML parser takes it. */
function outlineOf(media: Sticker): string {
  const outline = media.getThumbnail(Thumbnail.THUMB_OUTLINE)
  assert(outline, 'there is no outline')
  return `<?xml version="1.0" encoding="utf-8"?>
<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
viewBox="0 0 512 512" xml:space="preserve"><path d="${outline.path}"/></svg>`
}

async function profile(client: TelegramClient): Promise<Shown> {
  const [picture] = await client.getProfilePhotos('viewer_sender')
  assert(picture)
  return {
    title: 'profile: c, u',
    kind: 'profile',
    still: { type: 'image/jpeg', bytes: await fetched(client, picture, Thumbnail.THUMB_640x640_CROP) },
    moving: { type: 'video/mp4', bytes: await fetched(client, picture, Thumbnail.THUMB_VIDEO_PROFILE) },
  }
}

async function fetched(
  client: TelegramClient,
  media: Photo | RawDocument,
  type: string,
): Promise<Uint8Array> {
  const thumbnail = media.getThumbnail(type)
  assert(thumbnail, `there is no thumbnail ${type}`)
  return client.downloadAsBuffer(thumbnail)
}

/** Runs in the page: what outline and sticker have in common, of what either of them covers. */
async function overlap(): Promise<number> {
  const side = 128
  const covered = (selector: string): boolean[] => {
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
    const context = canvas.getContext('2d')
    const image = document.querySelector<HTMLImageElement>(selector)
    if (!context || !image) throw new Error(`no ${selector}`)
    context.drawImage(image, 0, 0, side, side)
    const { data } = context.getImageData(0, 0, side, side)
    return Array.from({ length: side * side }, (_, i) => (data[4 * i + 3] ?? 0) > 127)
  }
  const [outline, sticker] = [covered('.sticker .placeholder'), covered('.sticker .still')]
  const both = outline.filter((inside, i) => inside && sticker[i]).length
  const either = outline.filter((inside, i) => inside || sticker[i]).length
  return both / either
}
