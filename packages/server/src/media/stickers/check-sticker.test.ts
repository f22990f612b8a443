import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { crc32 } from 'node:zlib'
import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import {
  compositionLayer,
  type Json,
  lottie,
  square,
  squareLayer,
  tgs,
} from '@longshore/testing/media/lottie'
import { makeWebm, timesOf } from '@longshore/testing/media/webm'
import { sharp } from '../images/sharp.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { checkSticker } from './check-sticker.ts'

const WEBP = 'image/webp'
const PNG = 'image/png'
const TGS = 'application/x-tgsticker'
const WEBM = 'video/webm'

let folder = ''
let files = 0
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-check-sticker-'))
})
after(() => rm(folder, { recursive: true }))

async function check(bytes: Uint8Array, mimeType: string, emoji = false) {
  const path = join(folder, `${++files}`)
  await writeFile(path, bytes)
  return checkSticker({ path, mimeType, emoji })
}

async function requireRefusal(checked: Promise<unknown>, refusal: KnownError): Promise<void> {
  await assert.rejects(checked, (error) => {
    assert.ok(error instanceof MediaRefusal, String(error))
    assert.equal(error.refusal, refusal, error.message)
    return true
  })
}

suite('static stickers', () => {
  for (const [width, height, emoji] of [
    [512, 512, false],
    [512, 1, false],
    [1, 512, false],
    [300, 512, false],
    [100, 100, true],
  ] as const)
    test(`${width}x${height} is a ${emoji ? 'custom emoji' : 'sticker'}`, async () => {
      const found = await check(await picture(width, height).webp().toBuffer(), WEBP, emoji)
      const { previews, ...facts } = found
      assert.deepEqual(facts, { format: 'static', width, height, converted: undefined })
      assert.equal(previews[0]?.kind, 'image')
    })

  for (const [width, height, emoji] of [
    [513, 512, false],
    [512, 513, false],
    [511, 511, false],
    [100, 100, false],
    [1024, 1024, false],
    [512, 512, true],
    [100, 99, true],
    [99, 100, true],
    [101, 100, true],
  ] as const)
    test(`${width}x${height} is no ${emoji ? 'custom emoji' : 'sticker'}`, async () => {
      const bytes = await picture(width, height).webp().toBuffer()
      await requireRefusal(check(bytes, WEBP, emoji), 'STICKER_PNG_DIMENSIONS')
    })

  test('512 KB are enough, one byte more is too much', async () => {
    const bytes = await picture(512, 512).webp().toBuffer()
    const padded = (size: number) => withChunk(bytes, size)
    assert.equal((await check(padded(512 * 1024), WEBP)).format, 'static')
    await requireRefusal(check(padded(512 * 1024 + 2), WEBP), 'STICKER_FILE_INVALID')
  })

  test('a PNG comes back as the same picture in WebP', async () => {
    const png = await picture(512, 200).png().toBuffer()
    const { converted, width, height } = await check(png, PNG)
    assert.deepEqual([width, height], [512, 200])
    assert.equal(converted?.mimeType, WEBP)
    assert.ok(converted.bytes.length < 512 * 1024)
    const { data, info } = await sharp(converted.bytes).raw().toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.format, info.channels], ['raw', 4])
    assert.ok(data.equals(await sharp(png).raw().toBuffer()), 'the same pixels')
  })

  test('what it is, bytes tell: a PNG called WebP is a PNG', async () => {
    assert.equal((await check(await picture(512, 512).png().toBuffer(), WEBP)).converted?.mimeType, WEBP)
  })

  for (const [what, make] of [
    ['a JPEG', () => picture(512, 512).flatten().jpeg().toBuffer()],
    ['a GIF', () => picture(512, 512).gif().toBuffer()],
    ['text', async () => Buffer.from('Ahoy')],
    ['nothing', async () => Buffer.alloc(0)],
    ['a WebP cut off', async () => (await picture(512, 512).webp().toBuffer()).subarray(0, 200)],
    ['a PNG cut off', async () => (await picture(512, 512).png().toBuffer()).subarray(0, 200)],
    ['an animated WebP', () => animatedWebp()],
  ] as const)
    test(`${what} is none`, async () => {
      await requireRefusal(check(await make(), WEBP), 'STICKER_PNG_NOPNG')
    })
})

suite('animated stickers', () => {
  for (const [what, changes] of [
    ['three seconds at 60', { fr: 60, op: 180 }],
    ['three seconds at 30', { fr: 30, op: 90 }],
    ['three seconds that begin later', { fr: 30, ip: 30, op: 120 }],
    ['a composition', { assets: [{ id: 'a', layers: [squareLayer()] }], layers: [compositionLayer('a')] }],
    ['a null object', { layers: [{ ty: 3, ip: 0, op: 60, st: 0, ks: {} }, squareLayer()] }],
  ] as const satisfies [string, Json][])
    test(`${what} is one`, async () => {
      const { format, width, height, duration, previews } = await check(tgs(lottie(changes)), TGS)
      assert.deepEqual([format, width, height], ['tgs', 512, 512])
      assert.ok(duration !== undefined && duration <= 3)
      assert.equal(previews[0]?.kind, 'image')
    })

  test('custom emoji have the same canvas', async () => {
    assert.equal((await check(tgs(lottie()), TGS, true)).width, 512)
    await requireRefusal(check(tgs(lottie({ w: 100, h: 100 })), TGS, true), 'STICKER_TGS_NOTGS')
  })

  for (const [what, changes] of [
    ['three seconds and a frame at 60', { fr: 60, op: 181 }],
    ['three seconds and a frame at 30', { fr: 30, op: 91 }],
    ['25 frames a second', { fr: 25 }],
    ['59.94 frames a second', { fr: 59.94 }],
    ['120 frames a second', { fr: 120 }],
    ['a canvas too wide', { w: 513 }],
    ['a canvas too low', { h: 511 }],
    ['three dimensions', { ddd: 1 }],
    ['an image', { assets: [{ id: 'i', w: 1, h: 1, u: '', p: 'data:image/png;base64,', e: 1 }] }],
    ['letters', { chars: [{ ch: 'A' }] }],
    ['a solid layer', { layers: [squareLayer({ ty: 1, sw: 512, sh: 512, sc: '#ff0000' })] }],
    ['an image layer', { layers: [squareLayer({ ty: 2, refId: 'i' })] }],
    ['a text layer', { layers: [squareLayer({ ty: 5, t: {} })] }],
    ['a sound', { layers: [squareLayer({ ty: 6 })] }],
    ['a camera', { layers: [squareLayer({ ty: 13 })] }],
    ['a layer of no kind', { layers: [squareLayer({ ty: undefined })] }],
    ['a layer in three dimensions', { layers: [squareLayer({ ddd: 1 })] }],
    ['a mask', { layers: [squareLayer({ hasMask: true, masksProperties: [{ mode: 'a' }] })] }],
    ['a layer effect', { layers: [squareLayer({ ef: [{ ty: 29 }] })] }],
    ['time remapping', { layers: [squareLayer({ tm: { a: 0, k: 0 } })] }],
    ['time stretching', { layers: [squareLayer({ sr: 2 })] }],
    ['an auto-oriented layer', { layers: [squareLayer({ ao: 1 })] }],
    ['merged paths', { layers: [squareLayer({ shapes: [square(100, [{ ty: 'mm', mm: 1 }])] })] }],
    ['a repeater', { layers: [squareLayer({ shapes: [square(100, [{ ty: 'rp', c: { a: 0, k: 3 } }])] })] }],
    ['a star', { layers: [squareLayer({ shapes: [square(100, [{ ty: 'sr', sy: 1 }])] })] }],
    ['a gradient stroke', { layers: [squareLayer({ shapes: [square(100, [{ ty: 'gs' }])] })] }],
    ['an expression', { layers: [squareLayer({ ks: { r: { a: 0, k: 0, x: 'time * 9' } } })] }],
    [
      'a mask within a composition',
      { assets: [{ id: 'a', layers: [squareLayer({ hasMask: true })] }], layers: [compositionLayer('a')] },
    ],
  ] as const satisfies [string, Json][])
    test(`${what} makes it none`, async () => {
      await requireRefusal(check(tgs(lottie(changes)), TGS), 'STICKER_TGS_NOTGS')
    })

  test('64 KB are enough, one byte more is too much', async () => {
    const packed = tgs(lottie())
    // A second member of gzip is part of the same stream: spaces at the end of JSON, stored as they are.
    const padded = (size: number) => Buffer.concat([packed, storedSpaces(size - packed.length)])
    assert.equal(padded(64 * 1024).length, 64 * 1024)
    assert.equal((await check(padded(64 * 1024), TGS)).format, 'tgs')
    await requireRefusal(check(padded(64 * 1024 + 1), TGS), 'STICKER_TGS_NOTGS')
  })

  test('a bomb is refused without being unpacked', async () => {
    const bomb = tgs(lottie({ nm: ' '.repeat(60 << 20) }))
    assert.ok(bomb.length < 64 * 1024)
    await requireRefusal(check(bomb, TGS), 'STICKER_TGS_NOTGS')
  })
})

suite('video stickers', () => {
  const square = { width: 512, height: 512 }
  for (const [what, made, emoji, seconds] of [
    ['three seconds', { times: timesOf(90, 30), duration: 3000 }, false, 3],
    ['three seconds that only the frames tell', { times: timesOf(90, 30) }, false, 3],
    ['a frame', { times: [0] }, false, 0],
    ['two frames', { times: timesOf(2, 30) }, false, 0.066],
    ['a slow one', { times: timesOf(30, 10) }, false, 3],
    ['a stream', { endless: true }, false, 1],
    ['a low one', { tracks: [{ width: 512, height: 1 }] }, false, 1],
    ['a narrow one', { tracks: [{ width: 2, height: 512 }] }, false, 1],
    ['a small one', { tracks: [{ width: 100, height: 100 }] }, true, 1],
  ] as const)
    test(`${what} is one`, async () => {
      const { format, width, height, duration = -1, previews } = await check(makeWebm(made), WEBM, emoji)
      const sides = 'tracks' in made ? made.tracks[0] : square
      assert.deepEqual([format, width, height], ['webm', sides?.width, sides?.height])
      assert.ok(Math.abs(duration - seconds) < 0.002, `${duration}`)
      assert.deepEqual(previews, [], 'nobody is here who could draw it')
    })

  for (const [what, made, emoji, refusal] of [
    ['three seconds and a frame', { times: timesOf(91, 30) }, false, 'STICKER_VIDEO_BIG'],
    ['a file that says it is longer', { duration: 3002 }, false, 'STICKER_VIDEO_BIG'],
    [
      'a file that says it is shorter',
      { times: timesOf(91, 30), duration: 1000 },
      false,
      'STICKER_VIDEO_BIG',
    ],
    ['31 frames a second', { times: timesOf(32, 31) }, false, 'STICKER_VIDEO_BIG'],
    ['60 frames a second', { times: timesOf(60, 60) }, false, 'STICKER_VIDEO_BIG'],
    ['too wide', { tracks: [{ width: 513, height: 512 }] }, false, 'STICKER_GIF_DIMENSIONS'],
    ['too small', { tracks: [{ width: 511, height: 511 }] }, false, 'STICKER_GIF_DIMENSIONS'],
    ['a custom emoji too large', {}, true, 'STICKER_GIF_DIMENSIONS'],
    ['a custom emoji too low', { tracks: [{ width: 100, height: 99 }] }, true, 'STICKER_GIF_DIMENSIONS'],
    [
      'a sticker as small as a custom emoji',
      { tracks: [{ width: 100, height: 100 }] },
      false,
      'STICKER_GIF_DIMENSIONS',
    ],
    ['VP8', { tracks: [{ codec: 'V_VP8' }] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['AV1', { tracks: [{ codec: 'V_AV1' }] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['with sound', { tracks: [{}, { type: 2, codec: 'A_OPUS' }] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['nothing but sound', { tracks: [{ type: 2, codec: 'A_OPUS' }] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['two videos', { tracks: [{}, {}] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['without a frame', { times: [] }, false, 'STICKER_VIDEO_NOWEBM'],
    ['Matroska', { docType: 'matroska' }, false, 'STICKER_VIDEO_NOWEBM'],
  ] as const)
    test(`${what} is none`, async () => {
      await requireRefusal(check(makeWebm(made), WEBM, emoji), refusal)
    })

  test('256 KB are enough, one byte more is too much', async () => {
    const bare = makeWebm({ padding: 1 }).length - 1
    const sized = (size: number) => makeWebm({ padding: size - bare })
    assert.equal(sized(256 * 1024).length, 256 * 1024)
    assert.equal((await check(sized(256 * 1024), WEBM)).format, 'webm')
    await requireRefusal(check(sized(256 * 1024 + 1), WEBM), 'STICKER_VIDEO_BIG')
  })

  test('text is none', async () => {
    await requireRefusal(check(Buffer.from('Ahoy'), WEBM), 'STICKER_VIDEO_NOWEBM')
  })
})

suite('anything else', () => {
  for (const mimeType of ['image/jpeg', 'image/gif', 'video/mp4', 'application/gzip', '', 'IMAGE/WEBP'])
    test(`${mimeType || 'no MIME type'} is no sticker's`, async () => {
      await requireRefusal(check(await picture(512, 512).webp().toBuffer(), mimeType), 'STICKER_FILE_INVALID')
    })
})

/** Of a few colours, its right half transparent. */
function picture(width: number, height: number) {
  const data = Buffer.alloc(width * height * 4)
  for (let at = 0; at < width * height; at++)
    if (at % width < Math.ceil(width / 2)) data.set([(at * 7) & 255, 90, 160, 255], at * 4)
  return sharp(data, { raw: { width, height, channels: 4 } })
}

function animatedWebp(): Promise<Buffer> {
  const two = Buffer.alloc(512 * 1024 * 4, 200)
  two.fill(10, 512 * 512 * 4)
  return sharp(two, { raw: { width: 512, height: 1024, channels: 4, pageHeight: 512 } })
    .webp()
    .toBuffer()
}

/** RIFF takes chunks that nobody knows. */
function withChunk(webp: Buffer, size: number): Buffer {
  const chunk = Buffer.alloc(size - webp.length)
  chunk.write('JUNK', 'latin1')
  chunk.writeUInt32LE(chunk.length - 8, 4)
  const bytes = Buffer.concat([webp, chunk])
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}

/** A member of gzip with so many bytes, all of them spaces once unpacked. */
function storedSpaces(size: number): Buffer {
  const header = Buffer.from('1f8b0800000000000003', 'hex')
  const spaces = Buffer.alloc(size - 10 - 5 - 8, ' ')
  const block = Buffer.alloc(5)
  block[0] = 1
  block.writeUInt16LE(spaces.length, 1)
  block.writeUInt16LE(~spaces.length & 0xffff, 3)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(spaces))
  trailer.writeUInt32LE(spaces.length, 4)
  return Buffer.concat([header, block, spaces, trailer])
}
