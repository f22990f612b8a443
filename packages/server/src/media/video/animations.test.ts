import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, fileAt, film, frameTimes, needing, probe, Videos } from '@longshore/testing/media/videos'
import sharp from 'sharp'
import { createMedia } from '../create-media.ts'
import type { DocumentFindings, DocumentHints } from '../media.ts'

const videos = new Videos()
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: videos.folder })
after(async () => {
  await media.close()
  videos.remove()
})

const filmGif = (size: string, rate: number, seconds: number, ...options: string[]) =>
  videos.make('a.gif', ...film(size, rate, seconds, 'testsrc'), ...options)

const drawn = { create: { width: 80, height: 60, channels: 4, background: '#ff000000' } } as const
const square = { create: { width: 20, height: 20, channels: 4, background: '#0000ff' } } as const
const holedPng = await sharp(drawn)
  .composite([{ input: square, left: 20, top: 20 }])
  .png()
  .toBuffer()

/** A blue square on nothing at all, for some seconds. */
function holed(seconds: number): string[] {
  const path = videos.write('holed.png', holedPng)
  return ['-loop', '1', '-framerate', '5', '-t', `${seconds}`, '-i', path]
}

const holedGif = () => {
  const palette = 'split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse'
  return videos.make('holed.gif', ...holed(2), '-filter_complex', palette)
}

/** Hundredths of a second for each frame of a GIF. */
function delayed(path: string, delays: readonly number[]): string {
  const bytes = readFileSync(path)
  let at = -1
  for (const delay of delays) {
    at = bytes.indexOf(Buffer.from([0x21, 0xf9, 4]), at + 1)
    assert.notEqual(at, -1, 'the GIF has fewer frames')
    bytes.writeUInt16LE(delay, at + 4)
  }
  return videos.write('delayed.gif', bytes)
}

interface Animation {
  readonly name: string
  make(): string
  /** Of the MPEG4. */
  readonly size: readonly [number, number]
  readonly frames: number
  /** Seconds. */
  readonly duration: number
}

const animations: readonly Animation[] = [
  { name: 'ten frames', make: () => filmGif('96x64', 10, 1), size: [96, 64], frames: 10, duration: 1 },
  { name: 'two frames', make: () => filmGif('96x64', 2, 1), size: [96, 64], frames: 2, duration: 1 },
  {
    name: 'two hundred frames',
    make: () => filmGif('64x48', 20, 10),
    size: [64, 48],
    frames: 200,
    duration: 10,
  },
  { name: 'odd sides', make: () => filmGif('97x63', 10, 1), size: [96, 62], frames: 10, duration: 1 },
  {
    name: 'one pixel high',
    make: () => filmGif('40x10', 10, 1, '-vf', 'scale=40:1'),
    size: [40, 2],
    frames: 10,
    duration: 1,
  },
  {
    name: 'wider than its preview',
    make: () => filmGif('640x480', 5, 1),
    size: [640, 480],
    frames: 5,
    duration: 1,
  },
  {
    name: 'looping for ever',
    make: () => filmGif('96x64', 10, 1, '-loop', '0'),
    size: [96, 64],
    frames: 10,
    duration: 1,
  },
  {
    name: 'looping three times',
    make: () => filmGif('96x64', 10, 1, '-loop', '3'),
    size: [96, 64],
    frames: 10,
    duration: 1,
  },
  {
    name: 'not looping',
    make: () => filmGif('96x64', 10, 1, '-loop', '-1'),
    size: [96, 64],
    frames: 10,
    duration: 1,
  },
  { name: 'transparent', make: holedGif, size: [80, 60], frames: 10, duration: 2 },
  {
    name: 'slides, each shown as long as it needs',
    make: () => delayed(filmGif('96x64', 5, 1), [5, 200, 33, 100, 62]),
    size: [96, 64],
    frames: 5,
    duration: 4,
  },
  {
    name: 'frames without a time, which are shown for a tenth of a second',
    make: () => delayed(filmGif('96x64', 5, 1), [0, 0, 1, 0, 0]),
    size: [96, 64],
    frames: 5,
    duration: 0.5,
  },
  {
    name: 'cut short in the middle of a frame',
    make: () => {
      const bytes = readFileSync(filmGif('96x64', 10, 1))
      return videos.write('cut.gif', bytes.subarray(0, bytes.length - 100))
    },
    size: [96, 64],
    frames: 9,
    duration: 0.9,
  },
]

suite('GIFs become silent MPEG4s', needing('libx264'), () => {
  for (const { name, make, size, frames, duration } of animations) {
    test(name, async () => {
      const { facts, converted, previews, videos: moving } = await find(make())
      const [width, height] = size
      assert.deepEqual(facts, { kind: 'video', width, height, duration, hasSound: false })
      assert.equal(converted?.mimeType, 'video/mp4')
      const seen = probe(converted.bytes, videos)
      assert.deepEqual({ ...seen, duration }, { ...mpeg4, width, height, frames, duration })
      assert.ok(Math.abs(seen.duration - duration) < 0.06, `${seen.duration} s`)
      assert.deepEqual(previews.map(letter), width > 100 ? ['i', 's', 'm'] : ['i', 'm'])
      assert.deepEqual(
        moving.map(({ type }) => type),
        ['v'],
      )
    })
  }

  test('each frame keeps its time', async () => {
    const { converted } = await find(delayed(filmGif('96x64', 5, 1), [5, 200, 33, 100, 62]))
    assert(converted)
    assert.deepEqual(
      frameTimes(converted.bytes, videos).map((time) => Math.round(time * 100)),
      [0, 5, 205, 238, 338],
    )
  })

  test('what is transparent becomes white, in the video and in the previews', async () => {
    const { converted, previews } = await find(holedGif())
    assert(converted)
    const frame = videos.make('frame.png', '-i', videos.write('a.mp4', converted.bytes), '-frames:v', '1')
    const image = previews.at(-1)
    assert(image?.kind === 'image')
    for (const picture of [readFileSync(frame), image.bytes]) {
      assert.deepEqual(await colourAt(picture, 5, 5), [255, 255, 255])
      assert.deepEqual(await colourAt(picture, 30, 30), [0, 0, 255])
    }
  })

  test('a GIF of one frame is a picture', async () => {
    const { facts, converted, previews, videos: moving } = await find(filmGif('96x64', 10, 0.1))
    assert.deepEqual(facts, { kind: 'image', width: 96, height: 64 })
    assert.equal(converted, undefined)
    assert.deepEqual(previews.map(letter), ['i', 'm'])
    assert.deepEqual(moving, [])
  })

  const kept: readonly (readonly [string, Partial<DocumentHints>])[] = [
    ['sent as a file', { keepAsFile: true }],
    ['sent as something else', { mimeType: 'application/octet-stream' }],
  ]
  for (const [name, hints] of kept) {
    test(`a GIF ${name} stays one, and has previews`, async () => {
      const { facts, converted, previews, videos: moving } = await find(filmGif('97x63', 10, 1), hints)
      assert.deepEqual(facts, { kind: 'image', width: 97, height: 63, duration: 1 })
      assert.equal(converted, undefined)
      assert.deepEqual(previews.map(letter), ['i', 'm'])
      assert.equal(probe(moving[0]?.bytes ?? new Uint8Array(), videos).frames, 10)
    })
  }

  test('an attribute says that it moves as well as a MIME type does', async () => {
    const { converted } = await find(filmGif('96x64', 10, 1), { mimeType: 'application/x', animated: true })
    assert.ok(converted)
  })

  test('a silent MPEG4 that plays like a GIF stays as it is', async () => {
    const path = videos.make('a.mp4', ...film('96x64', 10, 1), '-c:v', 'libx264')
    const { facts, converted } = await find(path, { mimeType: 'video/mp4', animated: true })
    assert.equal(facts.hasSound, false)
    assert.equal(converted, undefined)
  })

  test('a GIF of more frames than are encoded stays whole', async () => {
    const gif = readFileSync(filmGif('16x16', 10, 1))
    const frame = gif.subarray(gif.indexOf(Buffer.from([0x21, 0xf9, 4])), -1)
    const path = videos.write(
      'long.gif',
      Buffer.concat([gif.subarray(0, -1), ...Array(301).fill(frame), Buffer.of(0x3b)]),
    )
    const { facts, converted, videos: moving } = await find(path)
    assert.deepEqual(facts, { kind: 'image', width: 16, height: 16, duration: 302 })
    assert.equal(converted, undefined)
    assert.equal(probe(moving[0]?.bytes ?? new Uint8Array(), videos).duration, 5)
  })
})

suite('transparent WebM', needing('libx264', 'libvpx', 'libvpx-vp9'), () => {
  for (const codec of ['libvpx', 'libvpx-vp9']) {
    test(`of ${codec} is shown on white`, async () => {
      const quick = ['-c:v', codec, '-deadline', 'realtime', '-cpu-used', '8', '-auto-alt-ref', '0']
      const path = videos.make('a.webm', ...holed(1), '-pix_fmt', 'yuva420p', ...quick)
      const { previews, videos: moving } = await find(path, { mimeType: 'video/webm' })
      const image = previews.at(-1)
      assert(image?.kind === 'image')
      const film = videos.write('a.mp4', moving[0]?.bytes ?? new Uint8Array())
      const frame = videos.make('frame.png', '-i', film, '-frames:v', '1')
      for (const picture of [readFileSync(frame), image.bytes]) {
        assert.deepEqual(await colourAt(picture, 5, 5), [255, 255, 255])
        assert.deepEqual(await colourAt(picture, 30, 30), [0, 0, 255])
      }
    })
  }
})

const mpeg4 = {
  format: 'mov,mp4,m4a,3gp,3g2,mj2',
  codec: 'h264',
  profile: 'Main',
  pixels: 'yuv420p',
  sounds: 0,
  fastStart: true,
}

function find(path: string, hints: Partial<DocumentHints> = {}): Promise<DocumentFindings> {
  return media.document(fileAt(path), {
    mimeType: 'image/gif',
    fileType: 'storage.fileGif',
    fileName: 'a.gif',
    sticker: false,
    animated: false,
    keepAsFile: false,
    nosoundVideo: false,
    ...hints,
  })
}

function letter(preview: DocumentFindings['previews'][number]): string {
  return preview.kind === 'image' ? preview.type : preview.kind === 'stripped' ? 'i' : 'j'
}

/** To the nearest of 0, 85, 170 and 255: lossy codecs are not exact. */
async function colourAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  const pixel = await sharp(picture)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer()
  return Array.from(pixel, (level) => Math.round(level / 85) * 85)
}
