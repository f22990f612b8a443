import { gzipSync } from 'node:zlib'

export type Json = { readonly [key: string]: unknown }

const still = (k: unknown) => ({ a: 0, k })
const asItIs = {
  o: still(100),
  r: still(0),
  p: still([0, 0, 0]),
  a: still([0, 0, 0]),
  s: still([100, 100, 100]),
}

/** A Lottie animation as a sticker should be: a square of 256 pixels that moves 8 pixels a frame from the left edge. */
export function lottie(changes: Json = {}): Json {
  return {
    tgs: 1,
    v: '5.5.2',
    fr: 60,
    ip: 0,
    op: 60,
    w: 512,
    h: 512,
    ddd: 0,
    assets: [],
    layers: [squareLayer()],
    ...changes,
  }
}

export function squareLayer(changes: Json = {}): Json {
  const moves = {
    a: 1,
    k: [
      { t: 0, s: [0, 0, 0], i: { x: 1, y: 1 }, o: { x: 0, y: 0 } },
      { t: 32, s: [256, 0, 0] },
    ],
  }
  return {
    ddd: 0,
    ty: 4,
    ind: 1,
    ks: { ...asItIs, p: moves },
    ao: 0,
    shapes: [square()],
    ip: 0,
    op: 180,
    st: 0,
    bm: 0,
    ...changes,
  }
}

export function compositionLayer(refId: string): Json {
  return { ddd: 0, ty: 0, refId, ks: asItIs, ao: 0, w: 512, h: 512, ip: 0, op: 180, st: 0, bm: 0 }
}

/** Of 256 pixels, from the upper left corner on, red and half transparent where asked for. */
export function square(opacity = 100, extra: readonly Json[] = []): Json {
  const straight = Array.from({ length: 4 }, () => [0, 0])
  const vertices = [
    [0, 0],
    [256, 0],
    [256, 256],
    [0, 256],
  ]
  return {
    ty: 'gr',
    it: [
      { ty: 'sh', ks: still({ i: straight, o: straight, v: vertices, c: true }) },
      ...extra,
      { ty: 'fl', c: still([1, 0, 0, 1]), o: still(opacity), r: 1 },
      { ty: 'tr', p: still([0, 0]), a: still([0, 0]), s: still([100, 100]), r: still(0), o: still(100) },
    ],
  }
}

export function tgs(animation: unknown): Uint8Array {
  return gzipSync(JSON.stringify(animation))
}
