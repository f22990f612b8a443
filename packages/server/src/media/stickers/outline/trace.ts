import type { Point } from '@longshore/protocol/files/photo-path'
import type { Mask } from './mask.ts'

/** Directions clockwise from "to the right": a step, and the pixel to the right hand of whoever makes it. */
const STEPS = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const

/**
 * The edges of all shapes of a mask, as closed polygons through the corners of its pixels: around shapes clockwise,
 * around holes against the clock. So filling them by the rule "nonzero" gives the mask again.
 */
export function traceMask(mask: Mask): Point[][] {
  const seen = new Uint8Array(mask.pixels.length)
  const contours: Point[][] = []
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++)
      // Every contour has an upper edge somewhere, and it is walked along but once.
      if (isSolid(mask, x, y) && !isSolid(mask, x, y - 1) && !seen[y * mask.width + x])
        contours.push(walk(mask, seen, x, y))
  return contours
}

/** From the upper left corner of a pixel along its upper edge, the shape to the right, back to where it began. */
function walk(mask: Mask, seen: Uint8Array, startX: number, startY: number): Point[] {
  const corners: Point[] = []
  let [x, y, direction] = [startX, startY, 0]
  do {
    if (direction === 0) seen[y * mask.width + x] = 1
    const step = STEPS[direction]
    if (!step) break
    x += step.x
    y += step.y
    const turned = turnAt(mask, x, y, direction)
    if (turned !== direction) corners.push({ x, y })
    direction = turned
  } while (x !== startX || y !== startY || direction !== 0)
  return corners
}

/** At a corner: left where the shape goes on to the left, straight on along it, right around it. Diagonal pixels touch not. */
function turnAt(mask: Mask, x: number, y: number, direction: number): number {
  const [aheadLeft, aheadRight] = pixelsAhead(x, y, direction)
  if (!isSolid(mask, aheadRight.x, aheadRight.y)) return (direction + 1) % 4
  return isSolid(mask, aheadLeft.x, aheadLeft.y) ? (direction + 3) % 4 : direction
}

/** The two pixels beyond a corner, as seen by whoever comes to it. */
function pixelsAhead(x: number, y: number, direction: number): [Point, Point] {
  switch (direction) {
    case 0:
      return [
        { x, y: y - 1 },
        { x, y },
      ]
    case 1:
      return [
        { x, y },
        { x: x - 1, y },
      ]
    case 2:
      return [
        { x: x - 1, y },
        { x: x - 1, y: y - 1 },
      ]
    default:
      return [
        { x: x - 1, y: y - 1 },
        { x, y: y - 1 },
      ]
  }
}

function isSolid({ width, height, pixels }: Mask, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && pixels[y * width + x] === 1
}
