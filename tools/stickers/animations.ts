/** Own Lottie animations: 512x512, 60 frames a second, shapes and key frames only. */

const FRAMES_PER_SECOND = 60

type Point = readonly [number, number]
type Colour = readonly [number, number, number]

const INK: Colour = [0.11, 0.2, 0.27]
const RUST: Colour = [0.85, 0.32, 0.17]
const STEEL: Colour = [0.25, 0.5, 0.69]
const SAND: Colour = [0.95, 0.7, 0.2]
const FOAM: Colour = [1, 1, 1]

/** A buoy that rolls on a wave. Two seconds. */
export function buoy(): object {
  const seconds = 2
  return animation('buoy', seconds, [
    layer('buoy', seconds, [256, 400], swing(seconds, 14), [
      group('lamp', [circle([0, -300], 60), ...painted(SAND)]),
      group('cage', [
        polygon([
          [-44, -260],
          [44, -260],
          [84, -100],
          [-84, -100],
        ]),
        ...painted(FOAM),
      ]),
      group('stripe', [
        polygon([
          [-64, -180],
          [64, -180],
          [84, -100],
          [-84, -100],
        ]),
        ...painted(RUST),
      ]),
      group('hull', [
        polygon([
          [-150, -100],
          [150, -100],
          [104, 40],
          [-104, 40],
        ]),
        ...painted(RUST),
      ]),
    ]),
    layer('wave', seconds, [256, 440], still(0), [
      group('wave', [
        polygon([
          [-220, -20],
          [-110, 20],
          [0, -20],
          [110, 20],
          [220, -20],
          [200, 50],
          [-200, 50],
        ]),
        ...painted(STEEL),
      ]),
    ]),
  ])
}

/** A lighthouse whose light swells and fades. Three seconds, the longest a sticker may last. */
export function lighthouse(): object {
  const seconds = 3
  return animation('lighthouse', seconds, [
    layer('tower', seconds, [256, 256], still(0), [
      group('roof', [
        polygon([
          [-70, -130],
          [0, -210],
          [70, -130],
        ]),
        ...painted(RUST),
      ]),
      group('room', [
        polygon([
          [-50, -130],
          [50, -130],
          [50, -60],
          [-50, -60],
        ]),
        ...painted(SAND),
      ]),
      group('band', [
        polygon([
          [-68, 60],
          [68, 60],
          [76, 130],
          [-76, 130],
        ]),
        ...painted(RUST),
      ]),
      group('tower', [
        polygon([
          [-56, -60],
          [56, -60],
          [84, 210],
          [-84, 210],
        ]),
        ...painted(FOAM),
      ]),
    ]),
    layer(
      'light',
      seconds,
      [256, 160],
      still(0),
      [group('glow', [circle([0, 0], 210), fill([1, 0.9, 0.5])])],
      pulse(seconds),
    ),
  ])
}

function animation(name: string, seconds: number, layers: readonly object[]): object {
  return {
    tgs: 1,
    v: '5.5.2',
    fr: FRAMES_PER_SECOND,
    ip: 0,
    op: seconds * FRAMES_PER_SECOND,
    w: 512,
    h: 512,
    nm: name,
    ddd: 0,
    assets: [],
    layers: layers.map((shape, index) => ({ ...shape, ind: index + 1 })),
  }
}

function layer(
  name: string,
  seconds: number,
  at: Point,
  rotation: object,
  shapes: object[],
  opacity: object = still(100),
): object {
  const transform = {
    o: opacity,
    r: rotation,
    p: still([...at, 0]),
    a: still([0, 0, 0]),
    s: still([100, 100, 100]),
  }
  return {
    ddd: 0,
    ty: 4,
    nm: name,
    sr: 1,
    ks: transform,
    ao: 0,
    shapes,
    ip: 0,
    op: seconds * FRAMES_PER_SECOND,
    st: 0,
    bm: 0,
  }
}

function group(name: string, items: object[]): object {
  const transform = {
    ty: 'tr',
    p: still([0, 0]),
    a: still([0, 0]),
    s: still([100, 100]),
    r: still(0),
    o: still(100),
  }
  return { ty: 'gr', nm: name, it: [...items, transform] }
}

function polygon(vertices: readonly Point[]): object {
  const straight = vertices.map(() => [0, 0])
  return { ty: 'sh', ks: still({ i: straight, o: straight, v: vertices, c: true }) }
}

function circle(at: Point, diameter: number): object {
  return { ty: 'el', p: still(at), s: still([diameter, diameter]), d: 1 }
}

function painted(colour: Colour): object[] {
  return [{ ty: 'st', c: still([...INK, 1]), o: still(100), w: still(14), lc: 2, lj: 2 }, fill(colour)]
}

function fill(colour: Colour): object {
  return { ty: 'fl', c: still([...colour, 1]), o: still(100), r: 1 }
}

function still(value: unknown): object {
  return { a: 0, k: value }
}

/** Degrees to one side, to the other, and back. */
function swing(seconds: number, degrees: number): object {
  return keyFrames(seconds, [0, degrees, 0, -degrees, 0])
}

function pulse(seconds: number): object {
  return keyFrames(seconds, [0, 80, 0])
}

/** Equal steps in time, eased in and out. */
function keyFrames(seconds: number, values: readonly number[]): object {
  const step = (seconds * FRAMES_PER_SECOND) / (values.length - 1)
  const ease = { i: { x: [0.67], y: [1] }, o: { x: [0.33], y: [0] } }
  return { a: 1, k: values.map((value, index) => ({ t: index * step, s: [value], ...ease })) }
}
