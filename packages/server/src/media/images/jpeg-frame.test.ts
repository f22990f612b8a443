import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exif, jpegSegment, withSegments } from '@longshore/testing/media/exif'
import sharp from 'sharp'
import { leastBytesOf } from './jpeg-frame.ts'

/** Nothing compresses better. */
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } })

const encodings = {
  baseline: {},
  'baseline with its own tables': { optimiseCoding: true },
  progressive: { progressive: true },
  best: { mozjpeg: true },
  '4:4:4': { chromaSubsampling: '4:4:4' },
}
for (const [name, options] of Object.entries(encodings)) {
  test(`no true picture takes less: ${name}`, async () => {
    const jpeg = await flat(3000, 2000)
      .jpeg({ quality: 1, ...options })
      .toBuffer()
    const least = leastBytesOf(jpeg)
    assert.ok(least > 10_000 && least <= jpeg.length, `${least} of ${jpeg.length}`)
  })
}

test('a grey picture has a third of the blocks of 4:4:4', async () => {
  const grey = await flat(160, 80).toColourspace('b-w').jpeg().toBuffer()
  assert.equal(leastBytesOf(grey), (20 * 10 * 2) / 8)
  const colour = await flat(160, 80).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()
  assert.equal(leastBytesOf(colour), (3 * 20 * 10 * 2) / 8)
})

test('metadata before the frame header is passed by', async () => {
  const jpeg = await flat(160, 80).jpeg().toBuffer()
  const segment = jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(1), Buffer.alloc(60_000)]))
  assert.equal(leastBytesOf(withSegments(jpeg, segment, segment)), leastBytesOf(jpeg))
})

test('what is no JPEG promises nothing', () => {
  assert.equal(leastBytesOf(new Uint8Array(20)), 0)
  assert.equal(leastBytesOf(new Uint8Array()), 0)
})
