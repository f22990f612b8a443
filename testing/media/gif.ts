import { type Colour, colourAt, type Pixels, paint } from './pixels.ts'
import { type Encoded, matcher, paletteOf } from './png.ts'

const TRANSPARENT = 255

export interface GifFrame {
  readonly left?: number
  readonly top?: number
  readonly width: number
  readonly height: number
  /** Entries of the palette, rows from the top. */
  readonly indexes: Uint8Array
  readonly interlaced?: boolean
  /** Entry 255 shows what is below. */
  readonly transparent?: boolean
}

export interface Gif {
  readonly width: number
  readonly height: number
  readonly frames: readonly GifFrame[]
  readonly version?: '87a' | '89a'
  /** Between header and frames, as the NETSCAPE one of endless loops. */
  readonly extensions?: readonly Uint8Array[]
}

export const palette: readonly Colour[] = paletteOf(8)
const match = matcher(palette)

export function encodeGif({ width, height, frames, version = '89a', extensions = [] }: Gif): Buffer {
  const screen = Buffer.alloc(7)
  screen.writeUInt16LE(width)
  screen.writeUInt16LE(height, 2)
  // A table of 256 colours.
  screen[4] = 0xf7
  const colours = Buffer.alloc(768)
  colours.set(palette.flat())
  return Buffer.concat([
    Buffer.from(`GIF${version}`, 'latin1'),
    screen,
    colours,
    ...extensions,
    ...frames.flatMap((frame) => encodeFrame(frame, version)),
    Buffer.of(0x3b),
  ])
}

function encodeFrame(frame: GifFrame, version: string): Buffer[] {
  const descriptor = Buffer.alloc(10)
  descriptor[0] = 0x2c
  descriptor.writeUInt16LE(frame.left ?? 0, 1)
  descriptor.writeUInt16LE(frame.top ?? 0, 3)
  descriptor.writeUInt16LE(frame.width, 5)
  descriptor.writeUInt16LE(frame.height, 7)
  if (frame.interlaced) descriptor[9] = 0x40
  // Ten hundredths of a second.
  const control = Buffer.of(0x21, 0xf9, 4, frame.transparent ? 1 : 0, 10, 0, TRANSPARENT, 0)
  const rows = frame.interlaced ? interlaced(frame) : frame.indexes
  return [...(version === '89a' ? [control] : []), descriptor, Buffer.of(8), subBlocks(lzw(rows))]
}

/** Every eighth row, those between them, and so on. */
function interlaced({ width, height, indexes }: GifFrame): Uint8Array {
  const order = [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ].flatMap(([start = 0, step = 1]) => {
    const rows: number[] = []
    for (let row = start; row < height; row += step) rows.push(row)
    return rows
  })
  const result = new Uint8Array(indexes.length)
  for (const [to, from] of order.entries()) {
    result.set(indexes.subarray(from * width, (from + 1) * width), to * width)
  }
  return result
}

const CLEAR = 256
const END = 257

/** LZW that never learns: nine bits a pixel, and a new table before its codes would need ten. */
function lzw(indexes: Uint8Array): Uint8Array {
  const codes: number[] = []
  for (const [at, index] of indexes.entries()) {
    if (at % 250 === 0) codes.push(CLEAR)
    codes.push(index)
  }
  codes.push(END)
  const bytes = new Uint8Array(Math.ceil((codes.length * 9) / 8))
  for (const [at, code] of codes.entries()) {
    const bit = at * 9
    const shifted = code << (bit & 7)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (shifted & 0xff)
    bytes[(bit >> 3) + 1] = (bytes[(bit >> 3) + 1] ?? 0) | (shifted >> 8)
  }
  return bytes
}

function subBlocks(bytes: Uint8Array): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255)
    blocks.push(Buffer.of(block.length), Buffer.from(block))
  }
  return Buffer.concat([...blocks, Buffer.of(0)])
}

export const endlessLoop = Buffer.concat([
  Buffer.of(0x21, 0xff, 11),
  Buffer.from('NETSCAPE2.0', 'latin1'),
  Buffer.of(3, 1, 0, 0, 0),
])

export function gifComment(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x21, 0xfe, text.length), Buffer.from(text, 'latin1'), Buffer.of(0)])
}

/** Indexes of a picture, and what they show. */
export function indexed(pixels: Pixels): { indexes: Uint8Array; shown: Pixels } {
  const { width, height } = pixels
  const indexes = new Uint8Array(width * height)
  for (let at = 0; at < indexes.length; at++) {
    indexes[at] = match(colourAt(pixels, at % width, Math.floor(at / width)))
  }
  return { indexes, shown: paint(width, height, (x, y) => palette[indexes[y * width + x] ?? 0] ?? [0, 0, 0]) }
}

export function stillGif(
  pixels: Pixels,
  options: { interlaced?: boolean; version?: '87a' | '89a' } = {},
): Encoded {
  const { indexes, shown } = indexed(pixels)
  const { width, height } = pixels
  const frame = { width, height, indexes, interlaced: options.interlaced ?? false }
  return { bytes: encodeGif({ width, height, frames: [frame], version: options.version ?? '89a' }), shown }
}

/** The picture, then frames of one colour each. */
export function animatedGif(pixels: Pixels, more = 5): Encoded {
  const { indexes, shown } = indexed(pixels)
  const { width, height } = pixels
  const others = Array.from({ length: more }, (_, index) => ({
    width,
    height,
    indexes: new Uint8Array(width * height).fill(index * 30),
  }))
  return {
    bytes: encodeGif({
      width,
      height,
      frames: [{ width, height, indexes }, ...others],
      extensions: [endlessLoop, gifComment('made by hand')],
    }),
    shown,
  }
}

/** The first frame covers the middle of the canvas only, and every third column of it is transparent. */
export function holedGif(pixels: Pixels): Encoded {
  const { width, height } = pixels
  const [left, top] = [Math.floor(width / 4), Math.floor(height / 4)]
  const [inner, innerHeight] = [width - 2 * left, height - 2 * top]
  const { indexes, shown } = indexed(pixels)
  const part = new Uint8Array(inner * innerHeight)
  const isHole = (x: number) => x % 24 < 8
  for (let y = 0; y < innerHeight; y++)
    for (let x = 0; x < inner; x++)
      part[y * inner + x] = isHole(x) ? TRANSPARENT : (indexes[(y + top) * width + x + left] ?? 0)
  const frame = { left, top, width: inner, height: innerHeight, indexes: part, transparent: true }
  return {
    bytes: encodeGif({ width, height, frames: [frame, frame], extensions: [endlessLoop] }),
    shown: paint(width, height, (x, y) => {
      const inside = x >= left && y >= top && x < left + inner && y < top + innerHeight
      return inside && !isHole(x - left) ? colourAt(shown, x, y) : [255, 255, 255]
    }),
  }
}
