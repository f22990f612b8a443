import assert from 'node:assert/strict'
import { test } from 'node:test'
import { animatedGif, encodeGif, endlessLoop, stillGif } from '@longshore/testing/media/gif'
import { flat, scene } from '@longshore/testing/media/pixels'
import sharp from 'sharp'
import { firstFrame } from './first-frame.ts'

const webpOf = async (frames: number): Promise<Uint8Array> => {
  const pngs = Array.from({ length: frames }, (_, index) => {
    const { data, width, height } = index === 0 ? scene(60, 40) : flat(60, 40, [index, 0, 0])
    return sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
  })
  return sharp(await Promise.all(pngs), { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer()
}

test('an animated GIF keeps its first frame', async () => {
  const { bytes } = animatedGif(scene(60, 40), 9)
  assert.equal((await sharp(bytes).metadata()).pages, 10)
  const first = firstFrame('gif', bytes)
  assert.equal((await sharp(first).metadata()).pages, 1)
  assert.deepEqual(await sharp(first).raw().toBuffer(), await sharp(bytes, { page: 0 }).raw().toBuffer())
})

test('a GIF of one frame stays as it is', () => {
  const { bytes } = stillGif(scene(60, 40))
  assert.deepEqual(Buffer.from(firstFrame('gif', bytes)), Buffer.from(bytes))
})

test('an animated WebP keeps its first frame', async () => {
  const bytes = await webpOf(8)
  assert.equal((await sharp(bytes).metadata()).pages, 8)
  const first = firstFrame('webp', bytes)
  assert.equal((await sharp(first).metadata()).pages, 1)
  assert.deepEqual(await sharp(first).raw().toBuffer(), await sharp(bytes, { page: 0 }).raw().toBuffer())
})

test('a still WebP stays as it is', async () => {
  const { data, width, height } = scene(60, 40)
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .webp()
    .toBuffer()
  assert.equal(firstFrame('webp', bytes), bytes)
})

test('a GIF that ends anywhere before the end of its first frame has none', () => {
  const whole = encodeGif({
    width: 4,
    height: 4,
    frames: [{ width: 4, height: 4, indexes: new Uint8Array(16) }],
    extensions: [endlessLoop],
  })
  const end = firstFrame('gif', whole).length - 1
  for (let length = 13; length < end; length++) {
    assert.throws(() => firstFrame('gif', whole.subarray(0, length)), RangeError, `${length} bytes`)
  }
})
