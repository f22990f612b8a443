import { gunzipSync } from 'node:zlib'

/** Unpacked stickers of 64 KB are a few hundred kilobytes; gzip could make them a thousand times as large. Bytes. */
export const TGS_UNPACKED_MAX = 4 << 20
/** Layers drawn for one frame, those inside compositions counted each time they are used. */
const LAYERS_MAX = 5000
/** Compositions in compositions. */
const COMPOSITIONS_DEPTH_MAX = 16
/** Nothing that is drawn on 512 pixels in three seconds needs greater numbers; players lose themselves in them. */
const NUMBER_MAX = 1e7
/** Brackets in brackets: what reads the animation next calls itself once for each. */
const NESTING_MAX = 200

/** What is between the quotes and brackets of a Lottie animation. */
export type LottieObject = { readonly [key: string]: unknown }

/** A Lottie animation (lottie.github.io/lottie-spec) that can be drawn in bounded time. */
export interface Lottie {
  readonly json: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  /** Frames from the first one to the one after the last. */
  readonly frames: number
  /** Of the animation itself, then of each composition. */
  readonly layers: readonly LottieObject[]
  readonly root: LottieObject
}

/**
 * Unpacks a TGS: Lottie JSON compressed with gzip.
 *
 * @returns undefined for what is no such thing, unpacks to more than `TGS_UNPACKED_MAX`, has compositions without end,
 * holds programs (expressions), or values that are nothing or beyond all measure
 */
export function readTgs(packed: Uint8Array): Lottie | undefined {
  const json = unpack(packed)
  const root = json === undefined || isNestedDeeply(json) ? undefined : parse(json)
  if (json === undefined || !root) return undefined
  const { w, h, fr, ip, op } = root
  if (!isPositive(w) || !isPositive(h) || !isPositive(fr) || !isNumber(ip) || !isNumber(op)) return undefined
  const frames = op - ip
  const compositions = compositionsOf(root)
  if (frames < 1 || !compositions || !isBounded(compositions)) return undefined
  if (holds(root, isExpression) || holds(root, isExcessive)) return undefined
  return {
    json,
    width: w,
    height: h,
    framesPerSecond: fr,
    frames,
    layers: [...compositions.values()].flat(),
    root,
  }
}

/** Whether any object inside, at whatever depth, is of a kind. */
export function holds(root: LottieObject, isKind: (object: LottieObject) => boolean): boolean {
  const open: object[] = [root]
  for (let value = open.pop(); value; value = open.pop()) {
    if (isObject(value) && isKind(value)) return true
    for (const inner of Object.values(value))
      if (typeof inner === 'object' && inner !== null) open.push(inner)
  }
  return false
}

export function isObject(value: unknown): value is LottieObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of an array; nothing of anything else. */
export function objectsIn(value: unknown): LottieObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function unpack(packed: Uint8Array): string | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: TGS_UNPACKED_MAX }).toString()
  } catch {
    return undefined
  }
}

/** Counts brackets outside of strings. */
function isNestedDeeply(json: string): boolean {
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++
    if (token === ']' || token === '}') depth--
    if (depth > NESTING_MAX) return true
  }
  return false
}

function parse(json: string): LottieObject | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The layers of the animation itself, under no name, and of the compositions among its assets. */
function compositionsOf(root: LottieObject): Map<string, LottieObject[]> | undefined {
  if (!Array.isArray(root.layers)) return undefined
  const compositions = new Map([['', objectsIn(root.layers)]])
  for (const { id, layers } of objectsIn(root.assets))
    if (typeof id === 'string' && id !== '' && Array.isArray(layers)) compositions.set(id, objectsIn(layers))
  // What draws them takes a layer for what it says it is, and comes to grief with one that does not say.
  const layers = [...compositions.values()].flat()
  return layers.every(({ ty }) => typeof ty === 'number') ? compositions : undefined
}

/** A composition may show others many times, and those again others: counts what there is to draw before drawing it. */
function isBounded(compositions: ReadonlyMap<string, readonly LottieObject[]>): boolean {
  const known = new Map<string, number>()
  const drawn = (id: string, depth: number): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    if (depth > COMPOSITIONS_DEPTH_MAX) return Number.POSITIVE_INFINITY
    // Whoever comes back here while this one is being counted shows itself.
    known.set(id, Number.POSITIVE_INFINITY)
    const layers = compositions.get(id) ?? []
    const total = layers.reduce(
      (sum, { refId }) => sum + 1 + (typeof refId === 'string' ? drawn(refId, depth + 1) : 0),
      0,
    )
    known.set(id, total)
    return total
  }
  return drawn('', 0) <= LAYERS_MAX
}

/** Nothing at all, or too much, in a value of its own or in a list (of lists) of them. */
function isExcessive(object: LottieObject): boolean {
  const isTooMuch = (value: unknown): boolean =>
    value === null ||
    (typeof value === 'number' && Math.abs(value) > NUMBER_MAX) ||
    (Array.isArray(value) && value.some(isTooMuch))
  return Object.values(object).some(isTooMuch)
}

/** Animated values have their programs under `x`; a number or an array there is a curve of time. */
function isExpression({ x }: LottieObject): boolean {
  return typeof x === 'string'
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isPositive(value: unknown): value is number {
  return isNumber(value) && value > 0
}
