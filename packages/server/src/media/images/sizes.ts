import type { MadePreview } from '../media.ts'
import { decodeBox, decodeSquare, resized } from './decode.ts'
import { type MadeImage, toJpeg } from './jpeg.ts'
import { openPicture, type Picture, type RawPicture } from './open-picture.ts'
import {
  BOX_SIZES,
  CROP_SIZES,
  type Dimensions,
  fitInto,
  type Size,
  sizesForLongest,
  sizesForShortest,
} from './scale.ts'
import { STRIPPED_SIDE, STRIPPED_SQUARE_SIDE, toStripped } from './stripped.ts'

// Every function here reads a picture once, on the thread it is called on: in a worker, that is. All throw MediaRefusal
// PHOTO_EXT_INVALID for what is no picture and IMAGE_PROCESS_FAILED for one that cannot be read.

/**
 * The sizes of a photo: boxes of these letters, in the order of the table. Never scaled up, ending with the first box
 * that holds the whole picture. JPEG, progressive from `x` on; what is transparent is white; only pixels remain.
 */
export async function boxSizes(picture: Picture, letters = 'smxyw'): Promise<MadeImage[]> {
  const { sizes, whole, largest } = await openBoxes(picture, letters)
  return jpegs(sizes, whole, largest)
}

/** Boxes of these letters, preceded by `i`. */
export async function boxSizesWithStripped(picture: Picture, letters = 'smxyw'): Promise<MadePreview[]> {
  const { sizes, whole, largest } = await openBoxes(picture, letters)
  const images = await jpegs(sizes, whole, largest)
  return [await toStripped(await resized(largest, fitInto(STRIPPED_SIDE, whole))), ...images]
}

/**
 * The previews of a document that can be seen: `i` and `m`, and `s` where that is smaller than `m`.
 */
export async function documentSizes(picture: Picture): Promise<MadePreview[]> {
  const opened = await openPicture(picture)
  const isSmall = Math.max(opened.width, opened.height) <= SMALLEST_BOX
  return boxSizesWithStripped(opened, isSmall ? 'm' : 'sm')
}

/**
 * The sizes of a profile picture: the square in its middle as `a b c d`. Never scaled up: the last one is the picture's
 * short side itself where that lies between two letters, or below all.
 */
export async function cropSizes(picture: Picture): Promise<MadeImage[]> {
  const { sizes, largest } = await openSquares(picture)
  return jpegs(sizes, largest, largest)
}

/** Squares, preceded by `i`. */
export async function cropSizesWithStripped(picture: Picture): Promise<MadePreview[]> {
  const { sizes, largest } = await openSquares(picture)
  const images = await jpegs(sizes, largest, largest)
  return [await toStripped(await resized(largest, fitInto(STRIPPED_SQUARE_SIDE, largest))), ...images]
}

/** `i`: at most 40 pixels a side. */
export async function stripped(picture: Picture): Promise<Extract<MadePreview, { kind: 'stripped' }>> {
  const opened = await openPicture(picture)
  return toStripped(await decodeBox(opened, STRIPPED_SIDE))
}

const SMALLEST_BOX = 100

async function openBoxes(picture: Picture, letters: string) {
  const whole = await openPicture(picture)
  const wanted = BOX_SIZES.filter(({ type }) => letters.includes(type))
  const sizes = sizesForLongest(whole, wanted)
  return { sizes, whole, largest: await decodeBox(whole, largestOf(sizes)) }
}

async function openSquares(picture: Picture) {
  const whole = await openPicture(picture)
  const sizes = sizesForShortest(whole, CROP_SIZES)
  return { sizes, largest: await decodeSquare(whole, largestOf(sizes)) }
}

/** Each is scaled from the one above it: what is left to read gets less every time. */
async function jpegs(sizes: readonly Size[], whole: Dimensions, largest: RawPicture): Promise<MadeImage[]> {
  const made: MadeImage[] = []
  let pixels = largest
  for (const size of sizes.toReversed()) {
    pixels = await resized(pixels, fitInto(size.side, whole))
    made.unshift(await toJpeg(pixels, size))
  }
  return made
}

function largestOf(sizes: readonly Size[]): number {
  return Math.max(...sizes.map(({ side }) => side))
}
