import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { lottie, tgs } from '@longshore/testing/media/lottie'
import { ffmpegPath, needing } from '@longshore/testing/media/videos'
import { sharp } from '../images/sharp.ts'
import type { MadePictures } from '../media.ts'
import { readMovie } from '../video/mp4-movie.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { drawBackground } from './background.ts'
import { CANVAS_SIDE, drawMarkup, type MarkupInput, STICKER_SIDE } from './draw-markup.ts'

const WEBP = 'image/webp'
const TGS = 'application/x-tgsticker'
const GREEN = 0x00c000

let folder = ''
let files = 0
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-markup-'))
})
after(() => rm(folder, { recursive: true }))

async function drawn(
  bytes: Uint8Array,
  mimeType: string,
  changes: Partial<MarkupInput> = {},
): Promise<MadePictures> {
  const path = join(folder, `${++files}`)
  await writeFile(path, bytes)
  return drawMarkup({ path, mimeType, backgroundColors: [GREEN], startTs: 0, ...changes })
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#ff0000' } })
    .webp({ lossless: true })
    .toBuffer()

suite('drawMarkup', () => {
  test('a sticker takes 67 % of the canvas at most', () => {
    assert.ok(CANVAS_SIDE >= 640)
    assert.ok(STICKER_SIDE / CANVAS_SIDE <= 0.67)
    assert.ok((STICKER_SIDE + 1) / CANVAS_SIDE > 0.67)
  })

  test('makes the sizes of a profile picture', async () => {
    const { previews, videos } = await drawn(await plain(512, 512), WEBP)
    const sizes = previews.map((preview) =>
      preview.kind === 'image' ? `${preview.type}${preview.width}x${preview.height}` : preview.kind,
    )
    assert.deepEqual(sizes, [
      'stripped',
      'a160x160',
      'b320x320',
      'c640x640',
      `d${CANVAS_SIDE}x${CANVAS_SIDE}`,
    ])
    assert.deepEqual(videos, [], 'nothing moves')
  })

  for (const [width, height] of [
    [512, 512],
    [512, 200],
    [101, 512],
    [512, 333],
    [100, 100],
  ] as const)
    test(`puts a sticker of ${width}x${height} in the middle`, async () => {
      const box = redBox(await largest(await drawn(await plain(width, height), WEBP)))
      const longer = Math.max(box.right - box.left, box.bottom - box.top)
      assert.ok(Math.abs(longer - STICKER_SIDE) <= 1, `${longer}`)
      assert.ok(
        Math.abs((box.right - box.left) / (box.bottom - box.top) - width / height) < 0.02 * (width / height),
      )
      for (const [from, to] of [
        [box.left, CANVAS_SIDE - box.right],
        [box.top, CANVAS_SIDE - box.bottom],
      ] as const)
        assert.ok(Math.abs(from - to) <= 2, `${JSON.stringify(box)}`)
    })

  for (const colours of [
    [0x3366cc],
    [0xcc3366, 0x66cc33],
    [0xcc3366, 0x66cc33, 0x3366cc],
    [0xcc3366, 0x66cc33, 0x3366cc, 0xcccc33],
  ])
    test(`has ${colours.length} colours behind it`, async () => {
      const clear = await sharp({ create: { width: 512, height: 512, channels: 4, background: '#00000000' } })
        .webp()
        .toBuffer()
      const picture = await largest(await drawn(clear, WEBP, { backgroundColors: colours }))
      const { data } = drawBackground(colours, CANVAS_SIDE)
      for (const [x, y] of [
        [4, 4],
        [795, 4],
        [4, 795],
        [795, 795],
        [400, 400],
        [400, 100],
      ] as const) {
        const at = (y * CANVAS_SIDE + x) * 3
        for (let index = 0; index < 3; index++) {
          const difference = Math.abs((picture[at + index] ?? 0) - (data[at + index] ?? 0))
          assert.ok(difference <= 8, `${difference} at ${x},${y}`)
        }
      }
    })

  test('what is half transparent lets half of the background through', async () => {
    const half = await sharp({
      create: { width: 512, height: 512, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .webp({ lossless: true })
      .toBuffer()
    const picture = await largest(await drawn(half, WEBP, { backgroundColors: [0x0000ff] }))
    const at = (400 * CANVAS_SIDE + 400) * 3
    for (const [index, expected] of [128, 0, 128].entries())
      assert.ok(Math.abs((picture[at + index] ?? 0) - expected) <= 8, `${picture.subarray(at, at + 3)}`)
  })

  test('startTs chooses the frame', async () => {
    // A square of half the canvas that moves 8 of 512 pixels a frame.
    const animation = tgs(lottie())
    const border = (CANVAS_SIDE - STICKER_SIDE) / 2
    for (const [startTs, moved] of [
      [0, 0],
      [0.25, 120],
      [0.5, 240],
      [99, 256],
      [-1, 0],
      [Number.NaN, 0],
    ] as const) {
      const box = redBox(await largest(await drawn(animation, TGS, { startTs })))
      const expected = border + (moved * STICKER_SIDE) / 512
      assert.ok(Math.abs(box.left - expected) <= 2, `${box.left} at ${startTs} s`)
    }
  })

  for (const [what, make, mimeType, changes, refusal] of [
    ['a MIME type that is no sticker', () => plain(512, 512), 'image/jpeg', {}, 'STICKER_MIME_INVALID'],
    ['no colour', () => plain(512, 512), WEBP, { backgroundColors: [] }, 'IMAGE_PROCESS_FAILED'],
    [
      'five colours',
      () => plain(512, 512),
      WEBP,
      { backgroundColors: [1, 2, 3, 4, 5] },
      'IMAGE_PROCESS_FAILED',
    ],
    [
      'a colour beyond 24 bits',
      () => plain(512, 512),
      WEBP,
      { backgroundColors: [1 << 24] },
      'IMAGE_PROCESS_FAILED',
    ],
    ['a TGS that is none', async () => Buffer.from('Ahoy'), TGS, {}, 'IMAGE_PROCESS_FAILED'],
    ['a WebM without an ffmpeg', async () => Buffer.from('Ahoy'), 'video/webm', {}, 'IMAGE_PROCESS_FAILED'],
  ] as const)
    test(`refuses ${what}`, async () => {
      await assert.rejects(drawn(await make(), mimeType, changes), (error) => {
        return error instanceof MediaRefusal && error.refusal === refusal
      })
    })
})

suite('drawMarkup with an ffmpeg', needing('libx264', 'libvpx-vp9'), () => {
  const gull = fileURLToPath(new URL('../../../assets/stickers/gull.webm', import.meta.url))

  for (const [what, make, mimeType, frames] of [
    ['a WebM', () => readFile(gull), 'video/webm', 30],
    ['a TGS', async () => tgs(lottie({ op: 40 })), TGS, 20],
    ['a TGS longer than any sticker', async () => tgs(lottie({ op: 240 })), TGS, 90],
  ] as const)
    test(`${what} moves`, async () => {
      assert.ok(ffmpegPath)
      const ffmpeg = { path: ffmpegPath, folder: await mkdtemp(join(folder, 'job-')) }
      const { previews, videos } = await drawn(await make(), mimeType, { startTs: 0.5, ffmpeg })
      assert.equal(previews.length, 5)
      const [video, ...others] = videos
      assert.ok(video)
      assert.deepEqual(others, [])
      const { type, width, height, startTs, bytes } = video
      assert.deepEqual(
        { type, width, height, startTs },
        { type: 'u', width: CANVAS_SIDE, height: CANVAS_SIDE, startTs: 0.5 },
      )
      assert.ok(bytes.length < 400_000, `${bytes.length}`)
      const text = Buffer.from(bytes).toString('latin1')
      assert.equal(text.slice(4, 8), 'ftyp')
      assert.ok(text.indexOf('moov') < text.indexOf('mdat'), 'its index comes first')
      const start = text.indexOf('moov') + 4
      const movie = readMovie({
        bytes: bytes.subarray(
          start,
          start + new DataView(bytes.buffer, bytes.byteOffset + start - 8).getUint32(0) - 8,
        ),
        first: true,
      })
      assert.deepEqual(
        movie?.tracks.map((track) => [track.codec, track.width, track.frames]),
        [['avc1', CANVAS_SIDE, frames]],
      )
      assert.ok(Math.abs((movie?.duration ?? 0) - frames / 30) < 0.01)
    })

  test('a picture has no need of the video', async () => {
    const ffmpeg = { path: '/nowhere/ffmpeg', folder }
    const { previews, videos } = await drawn(tgs(lottie({ op: 6 })), TGS, { ffmpeg })
    assert.equal(previews.length, 5)
    assert.deepEqual(videos, [])
  })
})

async function largest({ previews }: MadePictures): Promise<Uint8Array> {
  const picture = previews.at(-1)
  assert.ok(picture?.kind === 'image')
  assert.equal(picture.fileType, 'storage.fileJpeg')
  return sharp(picture.bytes).raw().toBuffer()
}

/** Where more of a pixel is red than green. */
function redBox(picture: Uint8Array) {
  const box = { left: CANVAS_SIDE, top: CANVAS_SIDE, right: 0, bottom: 0 }
  for (let y = 0; y < CANVAS_SIDE; y++)
    for (let x = 0; x < CANVAS_SIDE; x++) {
      const at = (y * CANVAS_SIDE + x) * 3
      if ((picture[at] ?? 0) <= (picture[at + 1] ?? 0)) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
  return box
}
