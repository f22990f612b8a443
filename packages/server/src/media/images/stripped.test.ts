import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { inflateStripped } from '@longshore/protocol/files/stripped-thumbnail'
import {
  chequers,
  gradient,
  noise,
  type Pixels,
  scene,
  shrunk,
  similarity,
} from '@longshore/testing/media/pixels'
import sharp from 'sharp'
import { fitInto } from './scale.ts'
import { stripped } from './sizes.ts'

const HEADER = 623
/** Of the header with its sizes zeroed, as every client has it. */
const HEADER_SHA256 = 'c2d6c960e35c3d94de4a0d85a39e0d9def693ee107fa374354960f2df47d82d4'

const subjects: Record<string, Pixels> = {
  'a scene': scene(300, 200),
  'a tall scene': scene(90, 700),
  'a gradient': gradient(40, 40),
  chequers: chequers(120, 120),
  noise: noise(41, 40),
  'a pixel': scene(1, 1),
  'a ribbon': scene(500, 1),
}

for (const [name, pixels] of Object.entries(subjects)) {
  test(`${name} can be inflated again`, async () => {
    const { bytes } = await stripped({ ...pixels, channels: 3 })
    const { width, height } = fitInto(40, pixels)
    assert.deepEqual([...bytes.subarray(0, 3)], [1, height, width])
    assert.ok(bytes.length < 1500, `${bytes.length} bytes`)

    const jpeg = inflateStripped(bytes)
    const header = jpeg.slice(0, HEADER)
    header.fill(0, 163, 167)
    assert.equal(createHash('sha256').update(header).digest('hex'), HEADER_SHA256)
    // Whoever inflates it adds the end of the image: there must be none inside.
    assert.equal(Buffer.from(bytes.subarray(3)).includes(Buffer.of(0xff, 0xd9)), false)

    const { data } = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true })
    const found = similarity({ width, height, data }, shrunk(pixels, width, height))
    assert.ok(found >= 15, `${found.toFixed(1)} dB`)
  })
}

test('libvips still writes the header that everybody puts in front, whatever the sides', async () => {
  for (let side = 1; side <= 40; side++) await stripped({ ...scene(side, 41 - side), channels: 3 })
})
