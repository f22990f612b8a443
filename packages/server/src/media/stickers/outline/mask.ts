import type { Frame } from '../frame.ts'

/** Which pixels belong to a shape: rows from the top, 1 for those that do. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** From half covered on a pixel belongs to the shape. */
const SOLID = 128

export function maskOf({ width, height, data }: Frame): Mask {
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length; at++) pixels[at] = (data[at * 4 + 3] ?? 0) >= SOLID ? 1 : 0
  return { width, height, pixels }
}
