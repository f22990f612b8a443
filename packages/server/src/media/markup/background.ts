/** Rows from the top; red, green and blue. */
export interface Canvas {
  readonly side: number
  readonly data: Uint8Array
}

type Colour = readonly [red: number, green: number, blue: number]

/**
 * Fills a square as fill wallpapers are filled (api/wallpapers, "Fill types"), unrotated: one colour is solid, two are a
 * gradient from top to bottom, three or four a freeform gradient.
 *
 * @param colours RGB-24
 * @throws RangeError for anything but one to four such colours
 */
export function drawBackground(colours: readonly number[], side: number): Canvas {
  const [first, second, ...others] = colours.map(colourOf)
  if (!first || others.length > 2) throw new RangeError(`${colours.length} colours are no background`)
  if (!second) return fill(side, () => first)
  if (others.length === 0) return fill(side, (_x, y) => mix(first, second, y / (side - 1)))
  return fill(side, freeform([first, second, ...others], side))
}

function colourOf(rgb: number): Colour {
  if (!Number.isInteger(rgb) || rgb < 0 || rgb > 0xffffff) throw new RangeError(`${rgb} is no colour`)
  return [rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff]
}

function fill(side: number, colourAt: (x: number, y: number) => Colour): Canvas {
  const data = new Uint8Array(side * side * 3)
  let at = 0
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      data.set(colourAt(x, y), at)
      at += 3
    }
  return { side, data }
}

function mix(from: Colour, to: Colour, part: number): Colour {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part)
  return [at(0), at(1), at(2)]
}

/** Where each colour of a freeform gradient is at home, in parts of the side: three colours leave the last place empty. */
const HOMES = [
  { x: 0.8, y: 0.9 },
  { x: 0.35, y: 0.75 },
  { x: 0.2, y: 0.1 },
  { x: 0.65, y: 0.25 },
] as const
/** So far a colour reaches, in parts of the side. */
const REACH = 0.9
/** How much of a turn the canvas makes: the square of the distance from its middle, times this. Radians. */
const SWIRL = 0.35 ** 2 * 6.4

/**
 * Every point shows all colours, each weighed by the fourth power of how far inside its reach the point is; and before
 * that the canvas is turned around its middle, the more the further out.
 */
function freeform(colours: readonly Colour[], side: number): (x: number, y: number) => Colour {
  const places = colours.map((colour, index) => ({ colour, ...(HOMES[index] ?? HOMES[0]) }))
  return (pixelX, pixelY) => {
    const { x, y } = swirled(pixelX / side, pixelY / side)
    let [red, green, blue, sum] = [0, 0, 0, 0]
    for (const { colour, x: homeX, y: homeY } of places) {
      const inside = Math.max(0, REACH - Math.sqrt((x - homeX) * (x - homeX) + (y - homeY) * (y - homeY)))
      const weight = inside * inside * inside * inside
      red += weight * colour[0]
      green += weight * colour[1]
      blue += weight * colour[2]
      sum += weight
    }
    return [Math.round(red / sum), Math.round(green / sum), Math.round(blue / sum)]
  }
}

function swirled(x: number, y: number): { x: number; y: number } {
  const [fromMiddleX, fromMiddleY] = [x - 0.5, y - 0.5]
  const angle = SWIRL * (fromMiddleX ** 2 + fromMiddleY ** 2)
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return {
    x: clamp(0.5 + fromMiddleX * cos - fromMiddleY * sin),
    y: clamp(0.5 + fromMiddleX * sin + fromMiddleY * cos),
  }
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part))
}
