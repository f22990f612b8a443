import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { type Json, lottie, squareLayer, tgs } from '@longshore/testing/media/lottie'
import { makeWebm } from '@longshore/testing/media/webm'
import { sharp } from '../images/sharp.ts'
import { stickerPreviews } from './sticker-previews.ts'

let folder = ''
let files = 0
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-sticker-previews-'))
})
after(() => rm(folder, { recursive: true }))

async function previewsOf(bytes: Uint8Array, mimeType: string) {
  const path = join(folder, `${++files}`)
  await writeFile(path, bytes)
  return stickerPreviews({ path, mimeType })
}

const still = (width: number, height: number, alpha = 255) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 60, alpha: alpha / 255 } } })

suite('stickerPreviews', () => {
  for (const [width, height, shown] of [
    [512, 512, [320, 320]],
    [512, 256, [320, 160]],
    [256, 512, [160, 320]],
    [512, 1, [320, 1]],
    [100, 100, [100, 100]],
    [1000, 500, [320, 160]],
  ] as const)
    test(`${width}x${height} has an m of ${shown.join('x')}`, async () => {
      const [thumb, outline] = await previewsOf(await still(width, height).webp().toBuffer(), 'image/webp')
      assert.ok(thumb?.kind === 'image')
      assert.deepEqual([thumb.type, thumb.width, thumb.height], ['m', ...shown])
      assert.equal(outline?.kind, 'path')
    })

  test('m keeps what is transparent', async () => {
    const [thumb, ...others] = await previewsOf(await still(512, 512, 100).png().toBuffer(), 'image/png')
    assert.ok(thumb?.kind === 'image')
    const [red = 0, , , alpha = 0] = await sharp(thumb.bytes).raw().toBuffer()
    assert.ok(Math.abs(alpha - 100) <= 3, `${alpha}`)
    assert.ok(Math.abs(red - 200) <= 12, `${red}`)
    assert.deepEqual(others, [], 'nothing in it is solid')
  })

  test('an animation that begins with nothing shows its most solid moment', async () => {
    const grows = (from: number, to: number) => ({
      a: 1,
      k: [
        { t: 0, s: [from, from], i: { x: 1, y: 1 }, o: { x: 0, y: 0 } },
        { t: 30, s: [to, to] },
      ],
    })
    const layerOf = (scale: Json) => {
      const still = (k: unknown) => ({ a: 0, k })
      return squareLayer({ ks: { o: still(100), r: still(0), p: still([0, 0]), a: still([0, 0]), s: scale } })
    }
    const solid = async (from: number, to: number) => {
      const previews = await previewsOf(
        tgs(lottie({ layers: [layerOf(grows(from, to))] })),
        'application/x-tgsticker',
      )
      const thumb = previews[0]
      assert.ok(thumb?.kind === 'image')
      const alpha = await sharp(thumb.bytes).extractChannel(3).raw().toBuffer()
      return alpha.filter((value) => value >= 128).length / (160 * 160)
    }
    assert.ok(Math.abs((await solid(0, 100)) - 1) < 0.05, 'nothing, then a whole square')
    assert.ok(Math.abs((await solid(30, 100)) - 1) < 0.05, 'a small square, then a whole one')
    assert.ok(Math.abs((await solid(80, 100)) - 0.64) < 0.05, 'most of a square from the beginning')
  })

  for (const [what, bytes, mimeType] of [
    ['a TGS that is none', Buffer.from('Ahoy'), 'application/x-tgsticker'],
    ['a WebM that is none', Buffer.from('Ahoy'), 'video/webm'],
    ['a WebM without an ffmpeg', makeWebm(), 'video/webm'],
    ['a document', Buffer.from('Ahoy'), 'text/plain'],
    ['more bytes than a sticker has', Buffer.alloc((2 << 20) + 1), 'application/x-tgsticker'],
  ] as const)
    test(`${what} has none`, async () => {
      assert.deepEqual(await previewsOf(bytes, mimeType), [])
    })
})
