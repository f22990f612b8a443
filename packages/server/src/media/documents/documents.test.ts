import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { fileTypeOf } from '@longshore/protocol/files/file-type'
import { lottie } from '@longshore/testing/media/lottie'
import { ffmpegPath, fileAt, film, h264, needing, tone, Videos } from '@longshore/testing/media/videos'
import sharp from 'sharp'
import { createMedia } from '../create-media.ts'
import type { DocumentFindings, DocumentHints, Media, MediaFile } from '../media.ts'

const videos = new Videos()
const temporary = videos.path('temporary')
mkdirSync(temporary)
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: temporary })
const withoutFfmpeg = createMedia({ tempFolder: temporary })
after(async () => {
  await media.close()
  await withoutFfmpeg.close()
  videos.remove()
})

const picture = (width: number, height: number, background = 'teal') =>
  sharp({ create: { width, height, channels: 3, background } })
const png = async (width: number, height: number) =>
  videos.write('a.png', await picture(width, height).png().toBuffer())
const jpegThumb = async (width = 90, height = 60) =>
  fileAt(videos.write('thumb.jpg', await picture(width, height, 'red').jpeg().toBuffer()))

suite('pictures sent as documents', () => {
  test('have sides, and previews', async () => {
    const { facts, previews, videos: moving } = await find(await png(640, 400))
    assert.deepEqual(facts, { kind: 'image', width: 640, height: 400 })
    assert.deepEqual(previews.map(describe), ['i', 's 100x63', 'm 320x200'])
    assert.deepEqual(moving, [])
  })

  test('are pictures whatever they are called', async () => {
    const { facts } = await find(await png(64, 40), {
      mimeType: 'video/mp4',
      fileName: 'a.mp4',
      animated: true,
    })
    assert.deepEqual(facts, { kind: 'image', width: 64, height: 40 })
  })

  test('are found out about as files too', async () => {
    const { facts, previews } = await find(await png(64, 40), { keepAsFile: true })
    assert.deepEqual([facts.kind, previews.map(describe)], ['image', ['i', 'm 64x40']])
  })

  test('that are damaged are documents all the same', async () => {
    const bytes = readFileSync(await png(640, 400))
    assert.deepEqual(await find(videos.write('a.png', bytes.subarray(0, 40))), nothing)
  })
})

suite('other documents', () => {
  const others: Readonly<Record<string, string>> = {
    'a PDF': '%PDF-1.7\n',
    words: 'Ahoy',
    nothing: '',
    zeros: '\0'.repeat(1000),
    'an SVG': '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    'an archive': 'PK\x03\x04',
  }
  for (const [name, words] of Object.entries(others)) {
    test(`${name}: nothing is found out`, async () => {
      assert.deepEqual(await find(videos.write('a.bin', words)), nothing)
    })
  }

  test('show what their sender made for a preview', async () => {
    const { facts, previews } = await find(videos.write('a.pdf', '%PDF-1.7\n'), { thumb: await jpegThumb() })
    assert.deepEqual(facts, { kind: 'other' })
    assert.deepEqual(previews.map(describe), ['i', 'm 90x60'])
  })

  test('a preview is scaled into the box of m', async () => {
    const { previews } = await find(videos.write('a.pdf', '%PDF-1.7\n'), { thumb: await jpegThumb(900, 600) })
    assert.deepEqual(previews.map(describe), ['i', 's 100x67', 'm 320x213'])
  })

  test('a preview that is no picture is none', async () => {
    const thumb = fileAt(videos.write('thumb.jpg', 'no picture'))
    assert.deepEqual(await find(videos.write('a.pdf', '%PDF-1.7\n'), { thumb }), nothing)
  })

  test('a file that cannot be lent is an error', async () => {
    const file: MediaFile = { size: 1, lend: () => Promise.reject(new Error('the disk is gone')) }
    await assert.rejects(media.document(file, hintsFor('a.bin')), /the disk is gone/)
  })
})

suite('stickers', () => {
  const sticker = { sticker: true }

  test('a still one has a small picture and an outline', async () => {
    const square = await picture(256, 256).png().toBuffer()
    const clear = sharp({ create: { width: 512, height: 512, channels: 4, background: '#00000000' } })
    const webp = await clear
      .composite([{ input: square, left: 128, top: 128 }])
      .webp()
      .toBuffer()
    const { facts, previews } = await find(videos.write('a.webp', webp), {
      ...sticker,
      mimeType: 'image/webp',
    })
    assert.deepEqual(facts, { kind: 'image', width: 512, height: 512 })
    assert.deepEqual(previews.map(describe), ['m 320x320', 'j'])
    assert.equal(previews[0]?.kind === 'image' && previews[0].fileType, 'storage.fileWebp')
  })

  test('an animated one too', async () => {
    const tgs = videos.write('a.tgs', gzipSync(JSON.stringify(lottie())))
    const { facts, previews } = await find(tgs, { ...sticker, mimeType: 'application/x-tgsticker' })
    assert.deepEqual(facts, { kind: 'image', width: 512, height: 512 })
    assert.deepEqual(previews.map(describe), ['m 320x320', 'j'])
  })

  test('of WebP and TGS are known without being called so', async () => {
    const webp = videos.write('b.webp', await picture(512, 300).webp().toBuffer())
    const found = await find(webp, { mimeType: 'image/webp' })
    assert.deepEqual(
      [found.sticker, found.facts, found.previews.map(describe)],
      [true, { kind: 'image', width: 512, height: 300 }, ['m 320x188', 'j']],
    )
    const tgs = videos.write('b.tgs', gzipSync(JSON.stringify(lottie())))
    const animated = await find(tgs, { mimeType: 'application/x-tgsticker' })
    assert.deepEqual([animated.sticker, animated.facts], [true, { kind: 'image', width: 512, height: 512 }])
  })

  for (const [what, path, hints] of [
    [
      'a WebP of 513 pixels',
      async () => videos.write('c.webp', await picture(513, 300).webp().toBuffer()),
      { mimeType: 'image/webp' },
    ],
    [
      'a WebP that is to stay a file',
      async () => videos.write('c.webp', await picture(512, 300).webp().toBuffer()),
      { mimeType: 'image/webp', keepAsFile: true },
    ],
    ['a PNG called a WebP', () => png(512, 512), { mimeType: 'image/webp' }],
    [
      'a WebP called a file',
      async () => videos.write('c.webp', await picture(512, 300).webp().toBuffer()),
      { mimeType: 'application/octet-stream' },
    ],
    [
      'words called a TGS',
      async () => videos.write('c.tgs', gzipSync('words')),
      { mimeType: 'application/x-tgsticker' },
    ],
  ] as [string, () => Promise<string>, Partial<DocumentHints>][]) {
    test(`${what} is none`, async () => {
      assert.equal((await find(await path(), hints)).sticker, undefined)
    })
  }

  test('what cannot be drawn as one is a document like any other', async () => {
    const { facts, previews } = await find(await png(640, 400), { ...sticker, mimeType: 'video/quicktime' })
    assert.deepEqual([facts.kind, previews.map(describe)], ['image', ['i', 's 100x63', 'm 320x200']])
  })

  test('an outline is not replaced by what the sender made', async () => {
    const tgs = videos.write('a.tgs', gzipSync(JSON.stringify(lottie())))
    const hints = { ...sticker, mimeType: 'application/x-tgsticker', thumb: await jpegThumb() }
    assert.deepEqual((await find(tgs, hints)).previews.map(describe), ['m 320x320', 'j'])
  })
})

suite('without an ffmpeg', needing('libx264'), () => {
  test('a video is described, and has no previews', async () => {
    const path = videos.make('a.mp4', ...film('96x64', 10, 1), ...tone(1), ...h264, '-c:a', 'aac')
    const { facts, previews, videos: moving } = await find(path, {}, withoutFfmpeg)
    assert.deepEqual([facts.kind, facts.width, facts.height, facts.hasSound], ['video', 96, 64, true])
    assert.ok(Math.abs((facts.duration ?? 0) - 1) < 0.1)
    assert.deepEqual([previews, moving], [[], []])
  })

  test('a video shows what its sender made for a preview', async () => {
    const path = videos.make('a.webm', ...film('96x64', 10, 1), '-c:v', 'libvpx')
    const { previews } = await find(path, { thumb: await jpegThumb() }, withoutFfmpeg)
    assert.deepEqual(previews.map(describe), ['i', 'm 90x60'])
  })

  test('a GIF stays a GIF, with still previews', async () => {
    const path = videos.make('a.gif', ...film('96x64', 10, 1))
    const { facts, previews, converted } = await find(
      path,
      { mimeType: 'image/gif', animated: true },
      withoutFfmpeg,
    )
    assert.deepEqual(facts, { kind: 'image', width: 96, height: 64, duration: 1 })
    assert.deepEqual([previews.map(describe), converted], [['i', 'm 96x64'], undefined])
  })

  test('it says so', () => assert.deepEqual([media.video, withoutFfmpeg.video], [true, false]))
})

suite('with an ffmpeg', needing('libx264'), () => {
  const simple = () => videos.make('a.mp4', ...film('96x64', 10, 1), ...h264)

  test('the preview its sender made goes before a frame of the video, which moves all the same', async () => {
    const { previews, videos: moving } = await find(simple(), { thumb: await jpegThumb() })
    assert.deepEqual(previews.map(describe), ['i', 'm 90x60'])
    assert.deepEqual(
      moving.map(({ type }) => type),
      ['v'],
    )
  })

  test('a video is one whatever it is called', async () => {
    const { facts, previews } = await find(simple(), {
      mimeType: 'text/plain',
      fileName: 'a.txt',
      keepAsFile: true,
    })
    assert.equal(facts.kind, 'video')
    assert.deepEqual(previews.map(describe), ['i', 'm 96x64'])
  })

  test('work that takes too long is not found out, and the facts remain', async () => {
    const hasty = createMedia({
      ffmpeg: ffmpegPath,
      tempFolder: temporary,
      workers: { secondsOf: { describeDocument: 10, videoDocument: 0.001 } },
    })
    const { facts, previews, videos: moving } = await find(simple(), {}, hasty)
    await hasty.close()
    assert.deepEqual(facts, { kind: 'video', width: 96, height: 64, duration: 1, hasSound: false })
    assert.deepEqual([previews, moving], [[], []])
  })

  test('workers that are closed find nothing out', async () => {
    const closed = createMedia({ ffmpeg: ffmpegPath, tempFolder: temporary })
    await closed.close()
    assert.deepEqual(await find(simple(), {}, closed), nothing)
  })

  test('an ffmpeg that is gone costs the previews only', async () => {
    const gone = createMedia({ ffmpeg: '/nowhere/ffmpeg', tempFolder: temporary })
    const { facts, previews } = await find(simple(), {}, gone)
    await gone.close()
    assert.deepEqual([facts.kind, previews], ['video', []])
  })

  test('the document itself is not touched, and nothing is left behind', async () => {
    const path = simple()
    const before = readFileSync(path)
    await find(path)
    assert.ok(existsSync(path) && before.equals(readFileSync(path)))
    assert.deepEqual(readdirSync(temporary), [])
  })
})

const nothing: DocumentFindings = { facts: { kind: 'other' }, previews: [], videos: [] }

function hintsFor(path: string): DocumentHints {
  return {
    mimeType: 'application/octet-stream',
    fileType: existsSync(path) ? fileTypeOf(readFileSync(path).subarray(0, 16)) : 'storage.fileUnknown',
    fileName: 'a.bin',
    sticker: false,
    animated: false,
    keepAsFile: false,
    nosoundVideo: false,
  }
}

function find(
  path: string,
  hints: Partial<DocumentHints> = {},
  by: Media = media,
): Promise<DocumentFindings> {
  return by.document(fileAt(path), { ...hintsFor(path), ...hints })
}

function describe(preview: DocumentFindings['previews'][number]): string {
  if (preview.kind === 'image') return `${preview.type} ${preview.width}x${preview.height}`
  return preview.kind === 'stripped' ? 'i' : 'j'
}
