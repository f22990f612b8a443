/** "a compressed svg (< 300 bytes)": the payload of photoPathSize is shorter than this. */
export const PATH_BYTES = 300

/** What stands for the bytes from `LETTER` on. */
const lookup = 'AACAAAAHAAALMAAAQASTAVAAAZaacaaaahaaalmaaaqastava.az0123456789-,'
const LETTER = 128 + 64
const COMMA = 128
const MINUS = 64
/** A byte below `LETTER` holds a number up to this one. */
const NUMBER_MAX = 63

export interface Point {
  readonly x: number
  readonly y: number
}

/** A line to its end; a cubic Bézier curve where it has control points. */
export interface PathSegment {
  readonly end: Point
  readonly controls?: readonly [Point, Point] | undefined
}

/** From the start along the segments and straight back. Whole numbers, in a box of 512x512 when drawn. */
export interface ClosedPath {
  readonly start: Point
  readonly segments: readonly PathSegment[]
}

/** The path for the attribute `d` of `<path>` that the payload of photoPathSize stands for (api/files, "Vector thumbnails"). */
export function inflatePath(payload: Uint8Array): string {
  let path = 'M'
  for (const num of payload) {
    if (num >= LETTER) {
      path += lookup[num - LETTER]
    } else {
      if (num >= COMMA) path += ','
      else if (num >= MINUS) path += '-'
      path += num & NUMBER_MAX
    }
  }
  return `${path}z`
}

/**
 * The shortest payload of photoPathSize for these paths, drawn with M, L, H, V, C, their relative forms and Z, which
 * is what TDLib understands.
 *
 * @returns undefined when it takes `PATH_BYTES` or more, or there is no path
 * @throws RangeError for a coordinate that is no whole number
 */
export function deflatePath(paths: readonly ClosedPath[]): Uint8Array | undefined {
  const bytes = paths.flatMap((path, index) => [
    // The inflated path begins with an M and ends with a z of its own.
    ...(index === 0 ? [] : [letter('z'), letter('M')]),
    ...numbers([path.start.x, path.start.y], true),
    ...segmentsFrom(path.start, path.segments),
  ])
  return bytes.length === 0 || bytes.length >= PATH_BYTES ? undefined : Uint8Array.from(bytes)
}

/** A way of writing one segment: which command, with which numbers. */
interface Spelling {
  readonly command: string
  readonly values: readonly number[]
}

/**
 * A command need not be repeated, so the cheapest spelling of a segment depends on the ones before it: keeps the
 * shortest way to each last command.
 */
function segmentsFrom(start: Point, segments: readonly PathSegment[]): number[] {
  let shortest = new Map<string, number[]>([['', []]])
  let from = start
  for (const segment of segments) {
    const next = new Map<string, number[]>()
    for (const spelling of spellings(from, segment))
      for (const [command, before] of shortest) {
        const bytes = [...before, ...spell(spelling, command)]
        if (bytes.length < (next.get(spelling.command)?.length ?? Number.POSITIVE_INFINITY))
          next.set(spelling.command, bytes)
      }
    shortest = next
    from = segment.end
  }
  return [...shortest.values()].reduce((best, bytes) => (bytes.length < best.length ? bytes : best))
}

function spellings(from: Point, { end, controls }: PathSegment): Spelling[] {
  const absolute = [...(controls ?? []), end].flatMap(({ x, y }) => [x, y])
  const relative = [...(controls ?? []), end].flatMap(({ x, y }) => [x - from.x, y - from.y])
  if (controls !== undefined)
    return [
      { command: 'c', values: relative },
      { command: 'C', values: absolute },
    ]
  const ways = [
    { command: 'l', values: relative },
    { command: 'L', values: absolute },
  ]
  if (end.y === from.y)
    ways.push({ command: 'h', values: [end.x - from.x] }, { command: 'H', values: [end.x] })
  if (end.x === from.x)
    ways.push({ command: 'v', values: [end.y - from.y] }, { command: 'V', values: [end.y] })
  return ways
}

function spell({ command, values }: Spelling, lastCommand: string): number[] {
  if (command === lastCommand) return numbers(values, false)
  return [letter(command), ...numbers(values, true)]
}

/** Each number is kept apart from the one before it by its sign or a comma. */
function numbers(values: readonly number[], afterLetter: boolean): number[] {
  return values.flatMap((value, index) => {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`)
    const [first = 0, ...rest] = digits(Math.abs(value))
    const sign = value < 0 ? MINUS : afterLetter && index === 0 ? 0 : COMMA
    return [sign + first, ...rest]
  })
}

/** Decimal digits in groups that a byte can hold and that begin with no zero, for it would not be printed. */
function digits(value: number): number[] {
  if (value <= NUMBER_MAX) return [value]
  const pair = value % 100
  const head = Math.floor(value / 100)
  const wholePair =
    pair >= 10 && pair <= NUMBER_MAX && digits(head).length < digits(Math.floor(value / 10)).length
  return wholePair ? [...digits(head), pair] : [...digits(Math.floor(value / 10)), value % 10]
}

function letter(name: string): number {
  return LETTER + lookup.indexOf(name)
}
