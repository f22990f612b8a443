import { seeded } from '../seeded.ts'

/** Rows from the top, three bytes a pixel: red, green, blue. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export type Colour = readonly [red: number, green: number, blue: number]

export function paint(width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels {
  const data = new Uint8Array(width * height * 3)
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = colourAt(x, y)
      data[at++] = red
      data[at++] = green
      data[at++] = blue
    }
  }
  return { width, height, data }
}

export function colourAt({ width, data }: Pixels, x: number, y: number): Colour {
  const at = (y * width + x) * 3
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
}

/** Top left, top right, bottom left, bottom right: which way is up can be told by them. */
export const CORNERS: readonly Colour[] = [
  [200, 40, 40],
  [40, 170, 60],
  [50, 60, 190],
  [210, 190, 50],
]

/** A picture with soft waves, and a fifth of each side a corner of one colour. */
export function scene(width: number, height: number): Pixels {
  const reach = (position: number, length: number): number => {
    if (position < length / 5) return 0
    return position >= (length * 4) / 5 ? 1 : 0.5
  }
  return paint(width, height, (x, y) => {
    const [across, down] = [reach(x, width), reach(y, height)]
    if (across !== 0.5 && down !== 0.5) return CORNERS[down * 2 + across] ?? [0, 0, 0]
    const [u, v] = [x / width, y / height]
    const wave = (turns: number, slant: number) => 128 + 80 * Math.sin((u * turns + v * slant) * Math.PI * 2)
    return [wave(2, 0.7), wave(-0.9, 1.7), wave(1.2, 1.1)]
  })
}

export function gradient(width: number, height: number): Pixels {
  return paint(width, height, (x, y) => [
    Math.round((x * 255) / Math.max(1, width - 1)),
    Math.round((y * 255) / Math.max(1, height - 1)),
    128,
  ])
}

/** Grey: colours as fine as this are lost in any photograph's compression. */
export function noise(width: number, height: number, seed = 7): Pixels {
  const next = seeded(seed)
  return paint(width, height, () => {
    const grey = next(256)
    return [grey, grey, grey]
  })
}

/** Dark fields on light ones, twelve across: edges as those of drawings and text. */
export function chequers(width: number, height: number): Pixels {
  const field = Math.max(2, Math.ceil(width / 12))
  return paint(width, height, (x, y) =>
    (Math.floor(x / field) + Math.floor(y / field)) % 2 ? [240, 235, 225] : [30, 40, 60],
  )
}

export function flat(width: number, height: number, colour: Colour = [90, 140, 200]): Pixels {
  return paint(width, height, () => colour)
}

export function mapped(pixels: Pixels, change: (colour: Colour, x: number, y: number) => Colour): Pixels {
  return paint(pixels.width, pixels.height, (x, y) => change(colourAt(pixels, x, y), x, y))
}

/** What a viewer shows of pixels stored with this value of EXIF Orientation (TIFF 6.0, tag 274). */
export function asShown(stored: Pixels, orientation: number): Pixels {
  const { width, height } = stored
  const [right, bottom] = [width - 1, height - 1]
  const places: Record<number, (x: number, y: number) => Colour> = {
    1: (x, y) => colourAt(stored, x, y),
    2: (x, y) => colourAt(stored, right - x, y),
    3: (x, y) => colourAt(stored, right - x, bottom - y),
    4: (x, y) => colourAt(stored, x, bottom - y),
    5: (x, y) => colourAt(stored, y, x),
    6: (x, y) => colourAt(stored, y, bottom - x),
    7: (x, y) => colourAt(stored, right - y, bottom - x),
    8: (x, y) => colourAt(stored, right - y, x),
  }
  const place = places[orientation]
  if (!place) throw new RangeError(`There is no orientation ${orientation}`)
  return orientation > 4 ? paint(height, width, place) : paint(width, height, place)
}

/** Every pixel the mean of the area it covers. */
export function shrunk(pixels: Pixels, width: number, height: number): Pixels {
  if (pixels.width === width && pixels.height === height) return pixels
  return shrunkDown(shrunkAcross(pixels, width), height)
}

function shrunkAcross({ data, width, height }: Pixels, to: number): Pixels {
  const step = width / to
  const result = new Uint8Array(to * height * 3)
  for (let x = 0; x < to; x++) {
    const { first, shares } = coverage(x * step, (x + 1) * step)
    for (let y = 0; y < height; y++) {
      for (let channel = 0; channel < 3; channel++) {
        let at = (y * width + first) * 3 + channel
        let sum = 0
        for (const share of shares) {
          sum += (data[at] ?? 0) * share
          at += 3
        }
        result[(y * to + x) * 3 + channel] = Math.round(sum)
      }
    }
  }
  return { width: to, height, data: result }
}

function shrunkDown({ data, width, height }: Pixels, to: number): Pixels {
  const step = height / to
  const row = width * 3
  const result = new Uint8Array(row * to)
  for (let y = 0; y < to; y++) {
    const { first, shares } = coverage(y * step, (y + 1) * step)
    for (let index = 0; index < row; index++) {
      let at = first * row + index
      let sum = 0
      for (const share of shares) {
        sum += (data[at] ?? 0) * share
        at += row
      }
      result[y * row + index] = Math.round(sum)
    }
  }
  return { width, height: to, data: result }
}

/** The first whole position between two places, and what share of all between them it and each one after it has. */
function coverage(from: number, to: number): { first: number; shares: Float64Array } {
  const first = Math.floor(from + 1e-9)
  const shares = new Float64Array(Math.ceil(to - 1e-9) - first)
  for (const index of shares.keys()) {
    const at = first + index
    shares[index] = (Math.min(to, at + 1) - Math.max(from, at)) / (to - from)
  }
  return { first, shares }
}

export function cut(pixels: Pixels, left: number, top: number, width: number, height: number): Pixels {
  return paint(width, height, (x, y) => colourAt(pixels, left + x, top + y))
}

export function middleSquare(pixels: Pixels): Pixels {
  const side = Math.min(pixels.width, pixels.height)
  return cut(pixels, (pixels.width - side) >> 1, (pixels.height - side) >> 1, side, side)
}

/** Peak signal to noise ratio in decibels: 20 looks alike, 30 is hard to tell apart. */
export function similarity(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 0
  let squares = 0
  for (let index = 0; index < one.data.length; index++) {
    squares += ((one.data[index] ?? 0) - (other.data[index] ?? 0)) ** 2
  }
  return squares === 0 ? 99 : 10 * Math.log10((255 * 255 * one.data.length) / squares)
}
