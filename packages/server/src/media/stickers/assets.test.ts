import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inflatePath } from '@longshore/protocol/files/photo-path'
import { ffmpegPath } from '@longshore/testing/media/videos'
import { sharp } from '../images/sharp.ts'
import { checkSticker } from './check-sticker.ts'
import { openSticker, type StickerFile } from './open-sticker.ts'
import { tellingMoment } from './sticker-previews.ts'

interface Sample {
  readonly file: string
  readonly mimeType: string
  readonly emoji: string
  readonly set: 'stickers' | 'emoji'
}

sharp.unblock({ operation: ['VipsForeignLoadSvg'] })

const assets = fileURLToPath(new URL('../../../assets/stickers/', import.meta.url))
const manifest: readonly Sample[] = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8'))

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-sample-stickers-'))
})
after(() => rm(folder, { recursive: true }))

suite('sample stickers', () => {
  test('the manifest names every file, and they are small together', async () => {
    const files = (await readdir(assets)).filter((file) => !file.endsWith('.json'))
    assert.deepEqual(files.toSorted(), manifest.map(({ file }) => file).toSorted())
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(assets, file))).size))
    assert.ok(sizes.reduce((sum, size) => sum + size) < 150 * 1024)
  })

  test('both sets have stickers of all formats', () => {
    for (const set of ['stickers', 'emoji'] as const) {
      const mimeTypes = new Set(
        manifest.filter((sample) => sample.set === set).map(({ mimeType }) => mimeType),
      )
      assert.deepEqual([...mimeTypes].toSorted(), ['application/x-tgsticker', 'image/webp', 'video/webm'])
    }
  })

  for (const { file, mimeType, emoji, set } of manifest)
    test(`${file} is a sticker for ${emoji}`, async (context) => {
      const ffmpeg = ffmpegPath === undefined ? undefined : { path: ffmpegPath, folder }
      const sticker: StickerFile = { path: join(assets, file), mimeType, ffmpeg }
      const { width, height, duration, previews } = await checkSticker({ ...sticker, emoji: set === 'emoji' })
      const side = set === 'emoji' && mimeType !== 'application/x-tgsticker' ? 100 : 512
      assert.deepEqual([width, height], [side, side])
      assert.equal(duration !== undefined, mimeType !== 'image/webp')
      if (mimeType === 'video/webm' && !ffmpeg) return context.skip('no ffmpeg')

      const [thumb, outline, ...others] = previews
      assert.ok(thumb?.kind === 'image' && outline?.kind === 'path')
      assert.deepEqual(others, [])
      assert.equal(thumb.type, 'm')
      assert.equal(thumb.fileType, 'storage.fileWebp')
      const picture = await sharp(thumb.bytes).metadata()
      assert.deepEqual(
        [picture.format, picture.width, picture.height, picture.hasAlpha],
        ['webp', thumb.width, thumb.height, true],
      )
      assert.equal(Math.max(thumb.width, thumb.height), Math.min(320, side))
      assert.ok(thumb.bytes.length < 10_000)
      assert.ok(outline.bytes.length < 300)
      await requireLikeness(sticker, outline.bytes)
    })
})

/** Of what the outline draws and what is solid in the frame it was made of. */
async function requireLikeness(sticker: StickerFile, outline: Uint8Array): Promise<void> {
  const drawing = await openSticker(sticker)
  assert.ok(drawing)
  const { data } = await drawing.frameAt(await tellingMoment(drawing), 512)
  drawing.close()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><path d="${inflatePath(outline)}"/></svg>`
  const drawn = await sharp(Buffer.from(svg)).resize(512).ensureAlpha().extractChannel(3).raw().toBuffer()
  let [both, any] = [0, 0]
  for (const [at, alpha] of drawn.entries()) {
    const isSolid = (data[at * 4 + 3] ?? 0) >= 128
    if (isSolid && alpha >= 128) both++
    if (isSolid || alpha >= 128) any++
  }
  assert.ok(both / any >= 0.95, `${(both / any).toFixed(4)}`)
}
