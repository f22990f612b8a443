import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import { lottie, squareLayer, tgs } from '@longshore/testing/media/lottie'
import { makeWebm, timesOf } from '@longshore/testing/media/webm'
import { sharp } from '../images/sharp.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { stickerSetThumb } from './sticker-set-thumb.ts'

const WEBP = 'image/webp'
const PNG = 'image/png'
const TGS = 'application/x-tgsticker'
const WEBM = 'video/webm'

let folder = ''
let files = 0
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-sticker-set-thumb-'))
})
after(() => rm(folder, { recursive: true }))

async function thumbOf(bytes: Uint8Array, mimeType: string) {
  const path = join(folder, `${++files}`)
  await writeFile(path, bytes)
  return stickerSetThumb({ path, mimeType })
}

const still = (side: number, height = side) =>
  sharp({ create: { width: side, height, channels: 4, background: '#c81e3c' } })
/** Zeros at the end of gzip are padding. */
const padded = (bytes: Uint8Array, size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
const small = { tracks: [{ width: 100, height: 100 }] }
const webmOf = (size: number) =>
  makeWebm({ ...small, padding: size - makeWebm({ ...small, padding: 1 }).length + 1 })

suite('stickerSetThumb', () => {
  test('a WebP stays what it is, as s', async () => {
    const bytes = await still(100).webp().toBuffer()
    const { previews, videos } = await thumbOf(bytes, WEBP)
    assert.deepEqual(previews[0], {
      kind: 'image',
      type: 's',
      width: 100,
      height: 100,
      fileType: 'storage.fileWebp',
      bytes,
    })
    assert.equal(previews[1]?.kind, 'path')
    assert.deepEqual(videos, [])
  })

  test('a PNG becomes a WebP', async () => {
    const png = await still(100).png().toBuffer()
    const [thumb] = (await thumbOf(png, PNG)).previews
    assert.ok(thumb?.kind === 'image')
    assert.equal(thumb.fileType, 'storage.fileWebp')
    const pixelsOf = (bytes: Uint8Array) => sharp(bytes).ensureAlpha().raw().toBuffer()
    assert.ok((await pixelsOf(thumb.bytes)).equals(await pixelsOf(png)))
  })

  for (const canvas of [100, 512])
    test(`a TGS of ${canvas}x${canvas} stays what it is, as a`, async () => {
      const bytes = tgs(lottie({ w: canvas, h: canvas }))
      const [thumb, outline] = (await thumbOf(bytes, TGS)).previews
      assert.ok(thumb?.kind === 'image')
      assert.deepEqual(
        [thumb.type, thumb.width, thumb.height, thumb.fileType],
        ['a', 100, 100, 'storage.fileUnknown'],
      )
      assert.deepEqual(Buffer.from(thumb.bytes), Buffer.from(bytes))
      assert.equal(outline?.kind, 'path')
    })

  test('a WebM stays what it is, as v', async () => {
    const [thumb] = (await thumbOf(makeWebm(small), WEBM)).previews
    assert.ok(thumb?.kind === 'image')
    assert.deepEqual([thumb.type, thumb.width, thumb.height], ['v', 100, 100])
  })

  const KB = 1024
  for (const [what, make, mimeType, refusal] of [
    ['a WebP of 128 KB', async () => riff(await still(100).webp().toBuffer(), 128 * KB), WEBP, undefined],
    [
      'a WebP of more',
      async () => riff(await still(100).webp().toBuffer(), 128 * KB + 2),
      WEBP,
      'STICKER_THUMB_PNG_NOPNG',
    ],
    ['a TGS of 32 KB', async () => padded(tgs(lottie()), 32 * KB), TGS, undefined],
    ['a TGS of more', async () => padded(tgs(lottie()), 32 * KB + 1), TGS, 'STICKER_THUMB_TGS_NOTGS'],
    ['a WebM of 32 KB', async () => webmOf(32 * KB), WEBM, undefined],
    ['a WebM of more', async () => webmOf(32 * KB + 1), WEBM, 'STICKER_THUMB_PNG_NOPNG'],
    ['99x100', () => still(99, 100).webp().toBuffer(), WEBP, 'STICKER_THUMB_PNG_NOPNG'],
    ['101x101', () => still(101).png().toBuffer(), PNG, 'STICKER_THUMB_PNG_NOPNG'],
    ['512x512', () => still(512).webp().toBuffer(), WEBP, 'STICKER_THUMB_PNG_NOPNG'],
    ['a JPEG', () => still(100).jpeg().toBuffer(), WEBP, 'STICKER_THUMB_PNG_NOPNG'],
    ['a MIME type of nothing', () => still(100).webp().toBuffer(), 'image/jpeg', 'STICKER_THUMB_PNG_NOPNG'],
    ['a TGS of 101x101', async () => tgs(lottie({ w: 101, h: 101 })), TGS, 'STICKER_THUMB_TGS_NOTGS'],
    ['a TGS of four seconds', async () => tgs(lottie({ op: 240 })), TGS, 'STICKER_THUMB_TGS_NOTGS'],
    [
      'a TGS with a mask',
      async () => tgs(lottie({ layers: [squareLayer({ hasMask: true })] })),
      TGS,
      'STICKER_THUMB_TGS_NOTGS',
    ],
    ['a TGS that is a WebP', () => still(100).webp().toBuffer(), TGS, 'STICKER_THUMB_TGS_NOTGS'],
    ['a WebM of 512x512', async () => makeWebm(), WEBM, 'STICKER_THUMB_PNG_NOPNG'],
    [
      'a WebM of four seconds',
      async () => makeWebm({ ...small, times: timesOf(120, 30) }),
      WEBM,
      'STICKER_THUMB_PNG_NOPNG',
    ],
    [
      'a WebM with sound',
      async () => makeWebm({ tracks: [...small.tracks, { type: 2 }] }),
      WEBM,
      'STICKER_THUMB_PNG_NOPNG',
    ],
  ] as const satisfies [string, () => Promise<Uint8Array>, string, KnownError | undefined][])
    test(`${what} is ${refusal ?? 'one'}`, async () => {
      const made = thumbOf(await make(), mimeType)
      if (refusal === undefined) return void (await made)
      await assert.rejects(made, (error) => error instanceof MediaRefusal && error.refusal === refusal)
    })
})

function riff(webp: Buffer, size: number): Buffer {
  const chunk = Buffer.alloc(size - webp.length)
  chunk.write('JUNK', 'latin1')
  chunk.writeUInt32LE(chunk.length - 8, 4)
  const bytes = Buffer.concat([webp, chunk])
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}
