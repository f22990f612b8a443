import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { scene } from '@longshore/testing/media/pixels'
import sharp from 'sharp'
import type { MadePreview } from '../media.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { imageDocument, thumbPreviews } from './image-document.ts'
import { photo, profilePhoto } from './photo.ts'
import { boxSizes, boxSizesWithStripped, cropSizes, cropSizesWithStripped, documentSizes } from './sizes.ts'

const rawOf = (width: number, height: number) => ({ ...scene(width, height), channels: 3 as const })

function summary(previews: readonly MadePreview[]): string {
  return previews
    .map((preview) => {
      if (preview.kind === 'image') return `${preview.type} ${preview.width}x${preview.height}`
      return preview.kind === 'stripped' ? `i ${preview.bytes[2]}x${preview.bytes[1]}` : 'j'
    })
    .join(', ')
}

const made: readonly [what: string, make: () => Promise<readonly MadePreview[]>, expected: string][] = [
  ['boxes', () => boxSizes(rawOf(900, 300)), 's 100x33, m 320x107, x 800x267, y 900x300'],
  ['boxes of chosen letters', () => boxSizes(rawOf(900, 300), 'xs'), 's 100x33, x 800x267'],
  ['the one box asked for', () => boxSizes(rawOf(50, 30), 'm'), 'm 50x30'],
  ['boxes and i', () => boxSizesWithStripped(rawOf(90, 30)), 'i 40x13, s 90x30'],
  ['squares', () => cropSizes(rawOf(900, 330)), 'a 160x160, b 320x320, c 330x330'],
  ['squares and i', () => cropSizesWithStripped(rawOf(160, 330)), 'i 8x8, a 160x160'],
  // Videos are as small as they like: what is made of them is never bigger.
  ['a square of a small picture', () => cropSizes(rawOf(90, 100)), 'a 90x90'],
  ['previews of a document', () => documentSizes(rawOf(900, 300)), 'i 40x13, s 100x33, m 320x107'],
  ['previews of a small one', () => documentSizes(rawOf(100, 60)), 'i 40x24, m 100x60'],
  ['previews of a middling one', () => documentSizes(rawOf(101, 60)), 'i 40x24, s 100x59, m 101x60'],
]
for (const [what, make, expected] of made) {
  test(`${what}: ${expected}`, async () => assert.equal(summary(await make()), expected))
}

test('pixels, bytes and a path give the same', async () => {
  const raw = rawOf(400, 300)
  const png = await sharp(raw.data, { raw: { width: 400, height: 300, channels: 3 } })
    .png()
    .toBuffer()
  await withFile(png, async (path) => {
    const [fromPixels, fromBytes, fromPath] = await Promise.all([raw, png, path].map((one) => boxSizes(one)))
    assert.deepEqual(fromBytes, fromPixels)
    assert.deepEqual(fromPath, fromPixels)
  })
})

test('pixels with alpha are shown on white', async () => {
  const data = new Uint8Array(20 * 20 * 4).fill(0)
  const [image] = await boxSizes({ data, width: 20, height: 20, channels: 4 })
  assert.ok(image)
  const { channels } = await sharp(image.bytes).stats()
  assert.deepEqual(
    channels.map(({ min }) => min),
    [255, 255, 255],
  )
})

test('a document that is an image has the sides it is shown with', async () => {
  const { data, width, height } = rawOf(300, 200)
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  await withFile(jpeg, async (path) => {
    const document = await imageDocument({ path })
    assert.deepEqual([document.width, document.height], [200, 300])
    assert.equal(summary(document.previews), 'i 27x40, s 67x100, m 200x300')
    assert.deepEqual(await thumbPreviews({ path }), document.previews)
  })
})

const rules: readonly [width: number, height: number, photo: string, profilePhoto: string][] = [
  [5000, 5000, '', ''],
  [5001, 5000, 'PHOTO_INVALID_DIMENSIONS', 'PHOTO_INVALID_DIMENSIONS'],
  [9500, 500, '', ''],
  [9000, 449, 'PHOTO_INVALID_DIMENSIONS', 'PHOTO_INVALID_DIMENSIONS'],
  [10_000, 1, 'PHOTO_INVALID_DIMENSIONS', 'PHOTO_INVALID_DIMENSIONS'],
  [20, 1, '', 'PHOTO_CROP_SIZE_SMALL'],
  [21, 1, 'PHOTO_INVALID_DIMENSIONS', 'PHOTO_INVALID_DIMENSIONS'],
  [1, 21, 'PHOTO_INVALID_DIMENSIONS', 'PHOTO_INVALID_DIMENSIONS'],
  [160, 160, '', ''],
  [159, 1000, '', 'PHOTO_CROP_SIZE_SMALL'],
]
for (const [width, height, asPhoto, asProfilePhoto] of rules) {
  test(`${width}x${height}: ${asPhoto || 'a photo'}, ${asProfilePhoto || 'a profile picture'}`, async () => {
    const jpeg = await sharp({ create: { width, height, channels: 3, background: '#468' } })
      .jpeg()
      .toBuffer()
    await withFile(jpeg, async (path) => {
      assert.equal(await refusalOf(photo({ path })), asPhoto)
      assert.equal(await refusalOf(profilePhoto({ path })), asProfilePhoto)
    })
  })
}

test('ten megabytes are a photo, and a byte more is none', async () => {
  const jpeg = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer()
  const padded = (size: number) => Buffer.concat([jpeg, Buffer.alloc(size - jpeg.length)])
  await withFile(padded(10 << 20), async (path) => assert.equal(await refusalOf(photo({ path })), ''))
  await withFile(padded((10 << 20) + 1), async (path) =>
    assert.equal(await refusalOf(photo({ path })), 'PHOTO_SAVE_FILE_INVALID'),
  )
})

async function refusalOf(made: Promise<unknown>): Promise<string> {
  try {
    await made
    return ''
  } catch (error) {
    assert.ok(error instanceof MediaRefusal, String(error))
    return error.refusal
  }
}

async function withFile(bytes: Uint8Array, use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-sizes-'))
  try {
    const path = join(folder, 'picture')
    await writeFile(path, bytes)
    await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
