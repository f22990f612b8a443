import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noise, scene, similarity } from '@longshore/testing/media/pixels'
import sharp from 'sharp'
import { toJpeg } from './jpeg.ts'
import { scansOf } from './scans.ts'

const jpegOf = (pixels: ReturnType<typeof scene>) =>
  toJpeg({ ...pixels, channels: 3 }, { type: 'x', side: 800 })

test('every scan ends where the picture of so many bytes is better than the one before', async () => {
  const pixels = scene(800, 600)
  const { bytes, scans = [] } = await jpegOf(pixels)
  assert.ok(scans.length >= 5, `${scans.length} scans`)
  assert.equal(scans.at(-1), bytes.length)
  const qualities: number[] = []
  for (const end of scans) {
    const { data } = await sharp(bytes.subarray(0, end), { failOn: 'none' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    qualities.push(similarity({ ...pixels, data }, pixels))
  }
  const [first = 0] = qualities
  const last = qualities.at(-1) ?? 0
  assert.ok(first > 15 && last > first + 5, qualities.map((quality) => quality.toFixed(1)).join(' '))
  // A scan of colours that are there already may change next to nothing.
  for (const [at, quality] of qualities.entries()) assert.ok(quality >= (qualities[at - 1] ?? 0) - 0.5)
})

test('each scan but the last ends at a marker, and none within another', async () => {
  const { bytes, scans = [] } = await jpegOf(noise(900, 700))
  for (const end of scans.slice(0, -1)) {
    assert.equal(bytes[end], 0xff)
    assert.ok([0xc4, 0xda].includes(bytes[end + 1] ?? 0), `marker ${bytes[end + 1]}`)
  }
  assert.deepEqual(
    scans,
    scans.toSorted((a, b) => a - b),
  )
})

test('stuffed zeros, restarts and what looks like a marker inside a segment end no scan', () => {
  const jpeg = Uint8Array.from([
    ...[0xff, 0xd8],
    // A comment that says it is a scan.
    ...[0xff, 0xfe, 0, 6, 0xff, 0xda, 0, 2],
    ...[0xff, 0xda, 0, 3, 7, 1, 2, 0xff, 0, 3, 0xff, 0xd3, 4],
    ...[0xff, 0xc4, 0, 4, 0xff, 0xda],
    ...[0xff, 0xda, 0, 2, 9, 0xff, 0, 9],
    ...[0xff, 0xd9],
  ])
  const second = jpeg.length - 2
  assert.deepEqual(scansOf(jpeg), [second - 8 - 6, jpeg.length])
})

test('below 800 pixels a picture has no scans', async () => {
  const { scans } = await toJpeg({ ...scene(320, 200), channels: 3 }, { type: 'm', side: 320 })
  assert.equal(scans, undefined)
})
