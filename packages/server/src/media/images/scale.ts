/** A letter of the page's table with the side of its box or of its square, in pixels (api/files, "Image thumbnail types"). */
export interface Size {
  readonly type: string
  readonly side: number
}

export const BOX_SIZES: readonly Size[] = [
  { type: 's', side: 100 },
  { type: 'm', side: 320 },
  { type: 'x', side: 800 },
  { type: 'y', side: 1280 },
  { type: 'w', side: 2560 },
]

export const CROP_SIZES: readonly Size[] = [
  { type: 'a', side: 160 },
  { type: 'b', side: 320 },
  { type: 'c', side: 640 },
  { type: 'd', side: 1280 },
]

/** Pixels. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}

/** The boxes a picture does not fit into, and the first that holds the whole of it. */
export function sizesForLongest({ width, height }: Dimensions, boxes: readonly Size[]): readonly Size[] {
  return upTo(Math.max(width, height), boxes)
}

/** The squares that are smaller than the one in a picture's middle, and the first that is not. */
export function sizesForShortest({ width, height }: Dimensions, squares: readonly Size[]): readonly Size[] {
  return upTo(Math.min(width, height), squares)
}

function upTo(side: number, sizes: readonly Size[]): readonly Size[] {
  const holding = sizes.findIndex((size) => size.side >= side)
  return holding === -1 ? sizes : sizes.slice(0, holding + 1)
}

/**
 * A picture's sides scaled into a square box, never up. The longer side becomes the box's; the other one is rounded to
 * the nearest pixel, halves up, and is at least one.
 */
export function fitInto(side: number, { width, height }: Dimensions): Dimensions {
  const longest = Math.max(width, height)
  if (longest <= side) return { width, height }
  const scaled = (length: number): number => Math.max(1, Math.round((length * side) / longest))
  return { width: scaled(width), height: scaled(height) }
}
