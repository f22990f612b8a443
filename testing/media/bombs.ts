import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { seeded } from '../seeded.ts'
import { exif, jpegSegment, withSegments } from './exif.ts'
import { encodeGif, endlessLoop, gifComment } from './gif.ts'
import { noise, type Pixels, scene } from './pixels.ts'
import { colourPng, PNG_SIGNATURE, pngChunk, pngHeader } from './png.ts'

// Files that are small or plain, and cost much to whoever believes them. Each is at most 10 MB.

const MIB = 1 << 20

export type BombEnd = 'PHOTO_EXT_INVALID' | 'PHOTO_INVALID_DIMENSIONS' | 'IMAGE_PROCESS_FAILED' | 'photo'

export interface Bomb {
  readonly name: string
  /** The error it is refused with; `photo` where what can be seen of it is a photo all the same. */
  readonly end: BombEnd | readonly BombEnd[]
  make(): Promise<Uint8Array> | Uint8Array
}

const picture = scene(320, 240)
const raw = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } })
const jpeg = (pixels = picture) => raw(pixels).jpeg().toBuffer()

function png(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const header = pngHeader({ width, height, depth: 8, colourType: 2 })
  return Buffer.concat([PNG_SIGNATURE, header, ...chunks, pngChunk('IEND', Buffer.alloc(0))])
}

/** Half a gibibyte of zeros. */
const manyZeros = (): Buffer => {
  return deflateSync(Buffer.alloc(512 * MIB), { level: 1 })
}

const goodPng = (...between: readonly Buffer[]) => colourPng(picture, 8, between).bytes

/** The picture's sides, wherever its frame header has them. */
async function lyingJpeg(width: number, height: number, progressive: boolean): Promise<Buffer> {
  const bytes = await raw(picture).jpeg({ progressive }).toBuffer()
  const frame = bytes.indexOf(Buffer.of(0xff, progressive ? 0xc2 : 0xc0, 0, 17, 8))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

/** A flat picture of so many pixels, whose last scan is there again and again: each is read through all of them. */
async function jpegOfManyScans(side: number, copies: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: side, height: side, channels: 3, background: '#808080' } })
    .jpeg({ progressive: true })
    .toBuffer()
  const start = bytes.lastIndexOf(Buffer.of(0xff, 0xda))
  const scan = bytes.subarray(start, -2)
  const times = Math.min(copies, Math.floor((9 * MIB) / scan.length))
  return Buffer.concat([bytes.subarray(0, start), repeated(scan, times), Buffer.of(0xff, 0xd9)])
}

function gifOfManyFrames(): Buffer {
  const one = encodeGif({ width: 1, height: 1, frames: [{ width: 1, height: 1, indexes: Uint8Array.of(5) }] })
  const start = 13 + 768
  const frame = one.subarray(start, -1)
  const times = Math.floor((9.5 * MIB) / frame.length)
  return Buffer.concat([one.subarray(0, start), endlessLoop, repeated(frame, times), Buffer.of(0x3b)])
}

function webpChunk(type: string, content: Uint8Array): Buffer {
  const chunk = Buffer.alloc(8 + content.length + (content.length & 1))
  chunk.write(type, 'latin1')
  chunk.writeUInt32LE(content.length, 4)
  chunk.set(content, 8)
  return chunk
}

function webp(...chunks: readonly Buffer[]): Buffer {
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const header = Buffer.from('RIFF\0\0\0\0', 'latin1')
  header.writeUInt32LE(content.length, 4)
  return Buffer.concat([header, content])
}

/** Flags and canvas of the extended format. */
function webpCanvas(flags: number, width: number, height: number): Buffer {
  const content = Buffer.alloc(10)
  content[0] = flags
  content.writeUIntLE(width - 1, 4, 3)
  content.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', content)
}

async function webpOfManyFrames(): Promise<Buffer> {
  const still = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#345' } })
    .webp({ lossless: true })
    .toBuffer()
  const frame = webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), still.subarray(12)]))
  const times = Math.floor((9.5 * MIB) / frame.length)
  return webp(webpCanvas(2, 1, 1), webpChunk('ANIM', Buffer.alloc(6)), repeated(frame, times))
}

async function webpOfHugeCanvas(): Promise<Buffer> {
  const still = await raw(picture).webp().toBuffer()
  const frame = webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), still.subarray(12)]))
  return webp(webpCanvas(2, 16_000_000, 100), webpChunk('ANIM', Buffer.alloc(6)), frame)
}

/** An uncompressed TIFF of one strip or tile. Tags: number, type (3 short, 4 long), value. */
function tiff(tags: readonly (readonly [number, 3 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(8 + 2 + tags.length * 12 + 4 + 4096)
  bytes.write('II*\0', 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(tags.length, 8)
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 10 + index * 12
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(type, at + 2)
    bytes.writeUInt32LE(1, at + 4)
    bytes.writeUInt32LE(value, at + 8)
  }
  return bytes
}

function tiffOfStrips(width: number, height: number, strip: number): Buffer {
  return tiff([
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 256],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, strip],
  ])
}

function tiffOfTiles(tile: number): Buffer {
  return tiff([
    [256, 4, 1000],
    [257, 4, 1000],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [277, 3, 1],
    [322, 4, tile],
    [323, 4, tile],
    [324, 4, 256],
    [325, 4, 4096],
  ])
}

/** Its first directory says that the directory after it is itself. */
function tiffInCircles(): Buffer {
  const bytes = tiffOfStrips(10, 10, 100)
  bytes.writeUInt32LE(8, 8 + 2 + 9 * 12)
  return bytes
}

/** EXIF whose directory for cameras is its own. */
function exifInCircles(): Buffer {
  const bytes = exif(1)
  bytes.writeUInt16LE(0x8769, 8 + 2 + 24)
  bytes.writeUInt32LE(8, 8 + 2 + 24 + 8)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), bytes])
}

/** An ICC profile in as many segments as there can be. */
function deepIcc(): Buffer[] {
  return Array.from({ length: 150 }, (_, index) =>
    jpegSegment(
      0xe2,
      Buffer.concat([
        Buffer.from('ICC_PROFILE\0', 'latin1'),
        Buffer.of(index + 1, 150),
        Buffer.alloc(65_000),
      ]),
    ),
  )
}

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">${Array.from(
  { length: 20 },
  (_, index) => {
    const entity = String.fromCharCode(97 + index)
    return `<!ENTITY ${String.fromCharCode(98 + index)} "${`&${entity};`.repeat(10)}">`
  },
).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><text>&t;</text></svg>`

const plainSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200"/></svg>'

const fileReadingSvg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="200" height="200"><image xlink:href="file:///etc/passwd" width="200" height="200"/></svg>`

function heic(): Buffer {
  const box = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  return Buffer.concat([box, Buffer.alloc(4096)])
}

function halves(): Bomb[] {
  const formats: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
    JPEG: () => jpeg(),
    'progressive JPEG': () => raw(picture).jpeg({ progressive: true }).toBuffer(),
    PNG: () => goodPng(),
    'interlaced PNG': () => raw(picture).png({ progressive: true }).toBuffer(),
    WebP: () => raw(picture).webp().toBuffer(),
    'lossless WebP': () => raw(picture).webp({ lossless: true }).toBuffer(),
    GIF: () => raw(picture).gif().toBuffer(),
    TIFF: () => raw(picture).tiff({ compression: 'lzw' }).toBuffer(),
    AVIF: () => raw(picture).avif({ effort: 0 }).toBuffer(),
  }
  return Object.entries(formats).map(([format, make]) => ({
    name: `half a ${format}`,
    end: 'IMAGE_PROCESS_FAILED',
    make: async () => {
      const bytes = await make()
      return bytes.subarray(0, bytes.length >> 1)
    },
  }))
}

export function bombs(): Bomb[] {
  return [
    { name: 'nothing at all', end: 'PHOTO_EXT_INVALID', make: () => new Uint8Array() },
    { name: 'a text', end: 'PHOTO_EXT_INVALID', make: () => Buffer.from('photo.jpg') },
    {
      name: 'random bytes',
      end: 'PHOTO_EXT_INVALID',
      make: () => Uint8Array.from({ length: 4 * MIB }, bytesOf(1)),
    },
    {
      name: 'random bytes after the beginning of a JPEG',
      end: 'IMAGE_PROCESS_FAILED',
      make: () =>
        Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Uint8Array.from({ length: MIB }, bytesOf(2))]),
    },
    {
      name: 'random bytes after the beginning of a PNG',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => Buffer.concat([PNG_SIGNATURE, Uint8Array.from({ length: MIB }, bytesOf(3))]),
    },
    { name: 'an SVG', end: 'PHOTO_EXT_INVALID', make: () => Buffer.from(plainSvg) },
    { name: 'an SVG of entities', end: 'PHOTO_EXT_INVALID', make: () => Buffer.from(billionLaughs) },
    { name: 'an SVG that reads files', end: 'PHOTO_EXT_INVALID', make: () => Buffer.from(fileReadingSvg) },
    { name: 'a compressed SVG', end: 'PHOTO_EXT_INVALID', make: () => gzipSync(plainSvg) },
    { name: 'a HEIC', end: 'PHOTO_EXT_INVALID', make: heic },
    {
      name: 'a PNG that says 60,000x60,000',
      end: 'PHOTO_INVALID_DIMENSIONS',
      make: () => png(60_000, 60_000, pngChunk('IDAT', deflateSync(Buffer.alloc(1000)))),
    },
    {
      name: 'a PNG that says 5000x5000 and has a row',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => png(5000, 5000, pngChunk('IDAT', deflateSync(Buffer.alloc(15_001)))),
    },
    {
      name: 'a PNG of 100x100 with half a gibibyte of pixels',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: () => png(100, 100, pngChunk('IDAT', manyZeros())),
    },
    {
      name: 'a PNG with half a gibibyte of comment',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: () =>
        goodPng(pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), manyZeros()]))),
    },
    {
      name: 'a PNG with half a gibibyte of ICC profile',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: () => goodPng(pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), manyZeros()]))),
    },
    {
      name: 'a PNG with 9 MB of EXIF',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: () => goodPng(pngChunk('eXIf', Buffer.concat([exif(1), Buffer.alloc(9 * MIB)]))),
    },
    {
      name: 'a PNG of 500,000 chunks',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: () => goodPng(repeated(pngChunk('teSt', Buffer.of(1)), 500_000)),
    },
    { name: 'a GIF of half a million frames', end: 'photo', make: gifOfManyFrames },
    {
      name: 'a GIF of 65,535x65,535 with a pixel',
      // No reader believes it.
      end: 'photo',
      make: () =>
        encodeGif({
          width: 65_535,
          height: 65_535,
          frames: [{ width: 1, height: 1, indexes: Uint8Array.of(5) }],
        }),
    },
    {
      name: 'a GIF whose frame is bigger than itself',
      end: 'PHOTO_INVALID_DIMENSIONS',
      make: () => {
        const bytes = encodeGif({
          width: 50,
          height: 50,
          frames: [{ width: 60_000, height: 60_000, indexes: new Uint8Array(5000) }],
        })
        return bytes
      },
    },
    {
      name: 'a GIF of comments',
      end: 'IMAGE_PROCESS_FAILED',
      make: () =>
        encodeGif({
          width: 9,
          height: 9,
          frames: [],
          extensions: Array(30_000).fill(gifComment('x'.repeat(250))),
        }),
    },
    { name: 'a WebP of 180,000 frames', end: 'photo', make: webpOfManyFrames },
    {
      name: 'a WebP of 16,000,000 pixels across',
      end: ['PHOTO_INVALID_DIMENSIONS', 'IMAGE_PROCESS_FAILED'],
      make: webpOfHugeCanvas,
    },
    {
      name: 'a WebP with 9 MB of EXIF',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () =>
        webp(
          webpCanvas(8, 320, 240),
          (await raw(picture).webp().toBuffer()).subarray(12),
          webpChunk('EXIF', Buffer.concat([exif(6), Buffer.alloc(9 * MIB)])),
        ),
    },
    {
      name: 'a JPEG that says 65,500x65,500',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => lyingJpeg(65_500, 65_500, false),
    },
    {
      name: 'a JPEG that says 5000x5000',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => lyingJpeg(5000, 5000, false),
    },
    {
      name: 'a progressive JPEG that says 5000x5000',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => lyingJpeg(5000, 5000, true),
    },
    { name: 'a JPEG of no pixels', end: 'IMAGE_PROCESS_FAILED', make: () => lyingJpeg(0, 0, false) },
    {
      name: 'a JPEG of a thousand scans',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => jpegOfManyScans(4000, 1000),
    },
    {
      name: 'a JPEG with 9 MB of ICC profile',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () => withSegments(await jpeg(), ...deepIcc()),
    },
    {
      name: 'a JPEG with 9 MB of EXIF',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () => {
        const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(1), Buffer.alloc(64_000)])
        return withSegments(await jpeg(), ...Array<Buffer>(140).fill(jpegSegment(0xe1, content)))
      },
    },
    {
      name: 'a JPEG with EXIF in circles',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () => withSegments(await jpeg(), jpegSegment(0xe1, exifInCircles())),
    },
    {
      name: 'a JPEG of two million comments',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () =>
        withSegments(
          await jpeg(),
          Buffer.concat(Array<Buffer>(2_000_000).fill(jpegSegment(0xfe, Buffer.alloc(0)))),
        ),
    },
    {
      name: 'a TIFF that says 60,000x60,000',
      end: 'PHOTO_INVALID_DIMENSIONS',
      make: () => tiffOfStrips(60_000, 60_000, 4096),
    },
    {
      name: 'a TIFF whose only strip says four gigabytes',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => tiffOfStrips(5000, 5000, 0xfffffff0),
    },
    {
      name: 'a TIFF of one tile of a gigapixel',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => tiffOfTiles(1 << 15),
    },
    {
      name: 'a TIFF of one tile of all the pixels there can be',
      end: 'IMAGE_PROCESS_FAILED',
      make: () => tiffOfTiles(0x7ffffff0),
    },
    { name: 'a TIFF in circles', end: ['IMAGE_PROCESS_FAILED', 'photo'], make: tiffInCircles },
    ...halves(),
    {
      name: 'a JPEG of noise cut by a byte in ten',
      end: ['IMAGE_PROCESS_FAILED', 'photo'],
      make: async () => (await jpeg(noise(500, 400))).filter((_, at) => at < 700 || at % 10 !== 0),
    },
  ]
}

function repeated(bytes: Uint8Array, times: number): Buffer {
  return Buffer.alloc(bytes.length * times, bytes)
}

function bytesOf(seed: number): () => number {
  const next = seeded(seed)
  return () => next(256)
}
