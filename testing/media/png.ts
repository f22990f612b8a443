import { crc32, deflateSync } from 'node:zlib'
import type { Colour, Pixels } from './pixels.ts'
import { paint } from './pixels.ts'

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: 1 | 2 | 4 | 8 | 16
  /** Of the specification: 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6
}

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + content.length)
  chunk.writeUInt32BE(content.length)
  chunk.write(type, 4, 'latin1')
  chunk.set(content, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length)
  return chunk
}

export function pngHeader({ width, height, depth, colourType }: PngHeader): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width)
  content.writeUInt32BE(height, 4)
  content.set([depth, colourType], 8)
  return pngChunk('IHDR', content)
}

/** Samples of a row after each other, each less than two to the power of the depth. */
function rows(header: PngHeader, samplesAt: (x: number, y: number) => readonly number[]): Buffer {
  const { width, height, depth } = header
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[header.colourType]
  const rowBytes = Math.ceil((width * channels * depth) / 8)
  const bytes = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y++) {
    let bit = ((rowBytes + 1) * y + 1) * 8
    for (let x = 0; x < width; x++) {
      for (const sample of samplesAt(x, y)) {
        if (depth === 16) bytes.writeUInt16BE(sample, bit / 8)
        else bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (sample << (8 - depth - (bit & 7)))
        bit += depth
      }
    }
  }
  return bytes
}

/** @param between chunks before the pixels: PLTE, tRNS, eXIf, tEXt ... */
export function encodePng(
  header: PngHeader,
  samplesAt: (x: number, y: number) => readonly number[],
  between: readonly Buffer[] = [],
): Buffer {
  return Buffer.concat([
    PNG_SIGNATURE,
    pngHeader(header),
    ...between,
    pngChunk('IDAT', deflateSync(rows(header, samplesAt), { level: 3 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export interface Encoded {
  readonly bytes: Uint8Array
  /** What a viewer shows of it, on white. */
  readonly shown: Pixels
}

const greyOf = ([red, green, blue]: Colour): number => Math.round((red + green + blue) / 3)

/** Grey of so many bits, the lightest of them white. */
export function greyPng(pixels: Pixels, depth: 1 | 2 | 4 | 8 | 16): Encoded {
  const { width, height } = pixels
  const most = 2 ** depth - 1
  const level = (x: number, y: number) => Math.round((greyOf(at(pixels, x, y)) * most) / 255)
  return {
    bytes: encodePng({ width, height, depth, colourType: 0 }, (x, y) => [level(x, y)]),
    shown: paint(width, height, (x, y) => {
      const grey = Math.round((level(x, y) * 255) / most)
      return [grey, grey, grey]
    }),
  }
}

/** A palette of 2, 4, 16 or 216 colours; `transparent` makes every colour of odd index half transparent. */
export function palettePng(pixels: Pixels, depth: 1 | 2 | 4 | 8, transparent = false): Encoded {
  const { width, height } = pixels
  const palette = paletteOf(depth)
  const match = matcher(palette)
  const index = (x: number, y: number) => match(at(pixels, x, y))
  const alphas = palette.map((_, entry) => (transparent && entry % 2 ? 128 : 255))
  const chunks = [pngChunk('PLTE', Buffer.from(palette.flat()))]
  if (transparent) chunks.push(pngChunk('tRNS', Buffer.from(alphas)))
  return {
    bytes: encodePng({ width, height, depth, colourType: 3 }, (x, y) => [index(x, y)], chunks),
    shown: paint(width, height, (x, y) => {
      const entry = index(x, y)
      return onWhite(palette[entry] ?? [0, 0, 0], (alphas[entry] ?? 255) / 255)
    }),
  }
}

export function colourPng(pixels: Pixels, depth: 8 | 16, between: readonly Buffer[] = []): Encoded {
  const { width, height } = pixels
  const scale = depth === 16 ? 257 : 1
  return {
    bytes: encodePng(
      { width, height, depth, colourType: 2 },
      (x, y) => at(pixels, x, y).map((sample) => sample * scale),
      between,
    ),
    shown: pixels,
  }
}

/** Opaque at the left, clear at the right. */
export function alphaPng(pixels: Pixels, depth: 8 | 16, colourType: 4 | 6): Encoded {
  const { width, height } = pixels
  const scale = depth === 16 ? 257 : 1
  const alpha = (x: number) => 255 - Math.round((x * 255) / Math.max(1, width - 1))
  const colour = (x: number, y: number): Colour => {
    if (colourType === 6) return at(pixels, x, y)
    const grey = greyOf(at(pixels, x, y))
    return [grey, grey, grey]
  }
  const samples = (x: number, y: number) =>
    colourType === 6 ? [...colour(x, y), alpha(x)] : [colour(x, y)[0], alpha(x)]
  return {
    bytes: encodePng({ width, height, depth, colourType }, (x, y) =>
      samples(x, y).map((sample) => sample * scale),
    ),
    shown: paint(width, height, (x, y) => onWhite(colour(x, y), alpha(x) / 255)),
  }
}

/** tRNS of a picture without alpha: one colour is clear. */
export function colourKeyPng(pixels: Pixels, key: Colour): Encoded {
  const { width, height } = pixels
  const isKey = (colour: Colour) => colour.every((sample, channel) => sample === key[channel])
  const transparency = Buffer.alloc(6)
  for (const [channel, sample] of key.entries()) transparency.writeUInt16BE(sample, channel * 2)
  return {
    bytes: colourPng(pixels, 8, [pngChunk('tRNS', transparency)]).bytes,
    shown: paint(width, height, (x, y) => {
      const colour = at(pixels, x, y)
      return isKey(colour) ? [255, 255, 255] : colour
    }),
  }
}

export function onWhite(colour: Colour, alpha: number): Colour {
  const [red, green, blue] = colour.map((sample) => Math.round(sample * alpha + 255 * (1 - alpha)))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** Colours that spread over all there are. */
export function paletteOf(bits: number): Colour[] {
  if (bits === 1)
    return [
      [30, 40, 60],
      [240, 235, 225],
    ]
  const levels = { 2: [2, 2, 1], 4: [2, 4, 2] }[bits] ?? [6, 6, 6]
  const [reds = 2, greens = 2, blues = 2] = levels
  const step = (index: number, count: number) => (count === 1 ? 128 : Math.round((index * 255) / (count - 1)))
  return Array.from({ length: reds * greens * blues }, (_, index) => [
    step(index % reds, reds),
    step(Math.floor(index / reds) % greens, greens),
    step(Math.floor(index / reds / greens), blues),
  ])
}

/** Finds the entry of a palette that is most like a colour. */
export function matcher(palette: readonly Colour[]): (colour: Colour) => number {
  const found = new Map<number, number>()
  return ([red, green, blue]) => {
    const key = (red << 16) | (green << 8) | blue
    const known = found.get(key)
    if (known !== undefined) return known
    const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2)
    const index = distances.indexOf(Math.min(...distances))
    found.set(key, index)
    return index
  }
}

function at({ width, data }: Pixels, x: number, y: number): Colour {
  const start = (y * width + x) * 3
  return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
}
