import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { inflateStripped } from '@longshore/protocol/files/stripped-thumbnail'
import { SECRET } from '@longshore/testing/media/exif'
import { cut, middleSquare, type Pixels, shrunk, similarity } from '@longshore/testing/media/pixels'
import { realPictures } from '@longshore/testing/media/real-pictures'
import sharp from 'sharp'
import { createMedia } from '../create-media.ts'
import type { MadePreview, Media, MediaFile } from '../media.ts'

type Image = Extract<MadePreview, { kind: 'image' }>

let folder = ''
let media: Media
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-real-world-'))
  media = createMedia({ tempFolder: folder })
})
after(async () => {
  await media.close()
  await rm(folder, { recursive: true })
})

const pictures = realPictures()

test(`there are ${pictures.length} pictures`, () => {
  assert.ok(pictures.length >= 200)
  assert.equal(new Set(pictures.map(({ name }) => name)).size, pictures.length)
})

for (const { name, bound, make } of pictures) {
  test(name, async () => {
    const { bytes, shown } = await make()
    const file = await keep(bytes)
    await requirePhoto(await media.photo(file), shown, bound)
    if (Math.min(shown.width, shown.height) >= 160) {
      await requireProfilePhoto(await media.profilePhoto(file), middleSquare(shown), bound)
    }
  })
}

async function requirePhoto(
  { previews }: { previews: readonly MadePreview[] },
  shown: Pixels,
  bound: number,
) {
  await requireSizes(previews, shown, bound, [
    ['s', 100],
    ['m', 320],
    ['x', 800],
    ['y', 1280],
    ['w', 2560],
  ])
  await requireStripped(previews, shown, bound, 40)
}

async function requireProfilePhoto(
  { previews }: { previews: readonly MadePreview[] },
  square: Pixels,
  bound: number,
) {
  await requireSizes(previews, square, bound, [
    ['a', 160],
    ['b', 320],
    ['c', 640],
    ['d', 1280],
  ])
  await requireStripped(previews, square, bound, 8)
}

/** Exactly the letters that are demanded, in order, each with its dimensions, showing what the original shows. */
async function requireSizes(
  previews: readonly MadePreview[],
  shown: Pixels,
  bound: number,
  table: readonly (readonly [string, number])[],
) {
  const images = previews.filter((preview) => preview.kind === 'image')
  assert.deepEqual(
    images.map(({ type, width, height }) => ({ type, width, height })),
    demanded(shown, table),
  )
  for (const image of images) {
    const seen = await requireCleanJpeg(image)
    const found = similarity(seen, shrunk(shown, image.width, image.height))
    assert.ok(found >= bound, `${image.type}: ${found.toFixed(1)} dB, less than ${bound}`)
    if (Math.min(seen.width, seen.height) >= 50) requireCorners(seen, shown)
  }
}

/** What is in each corner of the original is there, and in no other. */
function requireCorners(seen: Pixels, shown: Pixels) {
  const inset = 0.05
  for (const across of [inset, 1 - inset]) {
    for (const down of [inset, 1 - inset]) {
      const place = ({ width, height }: Pixels) =>
        [Math.round(width * across), Math.round(height * down)] as const
      const area = (pixels: Pixels) => shrunk(cut(pixels, ...around(pixels, place(pixels))), 1, 1).data
      const [found, wanted] = [area(seen), area(shown)]
      const distance = Math.max(...found.map((sample, at) => Math.abs(sample - (wanted[at] ?? 0))))
      assert.ok(distance < 40, `the corner at ${across}, ${down} has ${found} for ${wanted}`)
    }
  }
}

/** The twentieth part of a picture's sides around a place in it. */
function around({ width, height }: Pixels, [x, y]: readonly [number, number]) {
  const [across, down] = [Math.ceil(width / 20), Math.ceil(height / 20)]
  return [
    Math.max(0, Math.min(width - across, x - (across >> 1))),
    Math.max(0, Math.min(height - down, y - (down >> 1))),
    across,
    down,
  ] as const
}

function demanded({ width, height }: Pixels, table: readonly (readonly [string, number])[]) {
  const longest = Math.max(width, height)
  const last = table.findIndex(([, side]) => side >= longest)
  return table.slice(0, last === -1 ? undefined : last + 1).map(([type, side]) => {
    if (longest <= side) return { type, width, height }
    const scaled = (length: number) => Math.max(1, Math.floor((2 * length * side + longest) / (2 * longest)))
    return { type, width: scaled(width), height: scaled(height) }
  })
}

/** Nothing in it but tables and pixels, and the pixels are as many as it says. */
async function requireCleanJpeg({ bytes, fileType, scans, type, width, height }: Image): Promise<Pixels> {
  assert.equal(fileType, 'storage.fileJpeg')
  const markers = markersOf(bytes)
  const allowed = [0xd8, 0xdb, 0xc4, 0xc0, 0xc2, 0xda, 0xd9]
  assert.deepEqual(
    markers.filter((marker) => !allowed.includes(marker)),
    [],
  )
  for (const trace of [SECRET, 'Exif', 'ICC_PROFILE', 'ns.adobe', 'Photoshop']) {
    assert.equal(Buffer.from(bytes).includes(trace), false, `${trace} remains`)
  }
  const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
  assert.deepEqual([exif, icc, xmp, iptc, orientation], Array(5).fill(undefined))
  const isProgressive = markers.includes(0xc2)
  assert.equal(isProgressive, 'xywd'.includes(type), type)
  if (isProgressive) {
    assert.equal(scans?.length, markers.filter((marker) => marker === 0xda).length)
    assert.ok(scans.every((end, index) => end > (scans[index - 1] ?? 0)))
    assert.equal(scans.at(-1), bytes.length)
  } else {
    assert.equal(scans, undefined)
  }
  const seen = await decoded(bytes)
  assert.deepEqual([seen.width, seen.height], [width, height])
  return seen
}

async function requireStripped(previews: readonly MadePreview[], shown: Pixels, bound: number, side: number) {
  const [first, ...others] = previews
  assert.equal(first?.kind, 'stripped')
  assert.ok(others.every(({ kind }) => kind !== 'stripped'))
  const [size] = demanded(shown, [['i', side]])
  assert.deepEqual([...first.bytes.subarray(0, 3)], [1, size?.height, size?.width])
  const seen = await decoded(inflateStripped(first.bytes))
  const found = similarity(seen, shrunk(shown, seen.width, seen.height))
  // Its quality is set, and is low.
  const least = Math.max(10, bound - 13)
  assert.ok(found >= least, `stripped to ${side}: ${found.toFixed(1)} dB, less than ${least}`)
}

async function decoded(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes, { failOn: 'warning' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  assert.equal(info.channels, 3)
  return { width: info.width, height: info.height, data }
}

/** The markers of a JPEG in their order. Compressed data has none but restarts and stuffed zeros. */
function markersOf(jpeg: Uint8Array): number[] {
  const view = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length)
  const markers: number[] = []
  for (let at = 0; at < view.length; ) {
    const marker = view[at + 1] ?? 0
    if (view[at] !== 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += view[at] === 0xff ? 2 : 1
      continue
    }
    markers.push(marker)
    at += marker === 0xd8 || marker === 0xd9 ? 2 : 2 + view.readUInt16BE(at + 2)
  }
  return markers
}

let kept = 0
async function keep(bytes: Uint8Array): Promise<MediaFile> {
  // Without an extension: nothing may be told by a name.
  const path = join(folder, `${kept++}`)
  await writeFile(path, bytes)
  return { size: bytes.length, lend: (use) => use(path) }
}
