import { type ClosedPath, deflatePath, PATH_BYTES, type Point } from '@longshore/protocol/files/photo-path'
import type { Frame } from '../frame.ts'
import { maskOf } from './mask.ts'
import { rankVertices } from './rank-vertices.ts'
import { traceMask } from './trace.ts'

/** Outlines live in a box of 512x512: the viewBox of the page's SVG. */
const BOX = 512
/** The longer side of the frame an outline is made of: its pixels are two units of the box. */
export const OUTLINE_SIDE = 256
/** What changes less area is not worth its bytes, in square units of the box. */
const NEGLIGIBLE_AREA = 12
/** A vertex takes two bytes at least. */
const VERTICES_MAX = PATH_BYTES / 2

interface Vertex extends Point {
  readonly rank: number
}

/**
 * The outline of what is solid in a frame as the payload of photoPathSize (api/files, "Vector thumbnails"): straight
 * lines, as many as matter and fit, the frame's upper left corner in that of the box.
 *
 * @returns undefined for a frame in which nothing is solid
 */
export function outlineOf(frame: Frame): Uint8Array | undefined {
  const scale = BOX / Math.max(frame.width, frame.height)
  const scaled = ({ x, y }: Point) => ({ x: Math.round(x * scale), y: Math.round(y * scale) })
  const polygons = traceMask(maskOf(frame)).map((polygon) => ranked(polygon.map(scaled)))
  const ranks = polygons
    .flatMap((polygon) => polygon.map(({ rank }) => rank))
    .filter((rank) => rank >= NEGLIGIBLE_AREA)
    .sort((a, b) => b - a)
  return mostThatFits(polygons, ranks.slice(0, VERTICES_MAX))
}

/** Looks, by halving, for the most vertices whose outline is short enough. */
function mostThatFits(polygons: readonly Vertex[][], ranks: readonly number[]): Uint8Array | undefined {
  let best: Uint8Array | undefined
  let [fits, fitsNot] = [0, ranks.length + 1]
  while (fitsNot - fits > 1) {
    const count = (fits + fitsNot) >> 1
    const bytes = deflatePath(pathsOf(polygons, ranks[count - 1] ?? 0))
    if (bytes) [best, fits] = [bytes, count]
    else fitsNot = count
  }
  return best
}

/** The polygons of the vertices that matter so much; what fewer than three are left of is gone. */
function pathsOf(polygons: readonly Vertex[][], rank: number): ClosedPath[] {
  return polygons
    .map((polygon) => polygon.filter((vertex) => vertex.rank >= rank))
    .filter((polygon) => polygon.length >= 3)
    .map((polygon) => {
      const [start = { x: 0, y: 0 }, ...others] = polygon
      return { start, segments: others.map((end) => ({ end })) }
    })
}

function ranked(polygon: readonly Point[]): Vertex[] {
  const ranks = rankVertices(polygon)
  return polygon.map(({ x, y }, index) => ({ x, y, rank: ranks[index] ?? 0 }))
}
