import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  type ClosedPath,
  deflatePath,
  inflatePath,
  PATH_BYTES,
  type PathSegment,
  type Point,
} from './photo-path.ts'

suite('inflatePath', () => {
  for (const [bytes, path] of [
    [[], 'Mz'],
    [[12, 128 + 34], 'M12,34z'],
    [[0, 64, 128, 63, 127, 191], 'M0-0,063-63,63z'],
    [[30, 5, 128, 192 + 37, 1, 64 + 2], 'M305,0l1-2z'],
    [[1, 192 + 49, 5, 192 + 63, 192 + 62, 192 + 61], 'M1.5,-9z'],
  ] as const)
    test(`[${bytes}] is ${path}`, () => {
      assert.equal(inflatePath(Uint8Array.from(bytes)), path)
    })

  test('has a letter of the alphabet for each byte from 192', () => {
    const lookup = 'AACAAAAHAAALMAAAQASTAVAAAZaacaaaahaaalmaaaqastava.az0123456789-,'
    assert.equal(inflatePath(Uint8Array.from({ length: 64 }, (_, index) => 192 + index)), `M${lookup}z`)
  })
})

suite('deflatePath', () => {
  const at = (x: number, y: number): Point => ({ x, y })
  const line = (x: number, y: number): PathSegment => ({ end: { x, y } })

  for (const [what, paths, path] of [
    [
      'lines that are short one by one',
      [{ start: at(1, 2), segments: [line(4, 6), line(2, 60)] }],
      'M1,2l3,4-2,54z',
    ],
    ['a level line', [{ start: at(100, 9), segments: [line(130, 9)] }], 'M100,9h30z'],
    ['an upright line', [{ start: at(100, 9), segments: [line(100, 0)] }], 'M100,9v-9z'],
    ['a number of three digits in two bytes', [{ start: at(512, 305), segments: [] }], 'M512,305z'],
    [
      'a far line where its end is shorter to write',
      [{ start: at(500, 500), segments: [line(0, 1)] }],
      'M500,500L0,1z',
    ],
    [
      'a curve',
      [{ start: at(5, 5), segments: [{ end: at(9, 5), controls: [at(5, 0), at(9, 0)] }] }],
      'M5,5c0-5,4-5,4,0z',
    ],
    [
      'several paths',
      [
        { start: at(1, 1), segments: [line(2, 3), line(1, 4)] },
        { start: at(7, 7), segments: [line(9, 9)] },
      ],
      'M1,1l1,2-1,1zM7,7l2,2z',
    ],
    ['coordinates out of the box', [{ start: at(-3, -70), segments: [line(1000, 0)] }], 'M-3-70L1000,0z'],
  ] as const satisfies [string, ClosedPath[], string][])
    test(`writes ${what}`, () => {
      const bytes = deflatePath(paths)
      assert.ok(bytes)
      assert.equal(inflatePath(bytes), path)
    })

  test('a number up to 639 takes two bytes at most, or one up to 63', () => {
    for (let x = 0; x < 640; x++) {
      const bytes = deflatePath([{ start: { x, y: 0 }, segments: [] }])
      assert.ok(bytes)
      assert.equal(inflatePath(bytes), `M${x},0z`)
      assert.equal(bytes.length, x <= 63 ? 2 : 3, `${x}`)
    }
  })

  test('repeats no command', () => {
    const zigzag = Array.from({ length: 100 }, (_, index) => line(index + 1, index % 2))
    const bytes = deflatePath([{ start: at(0, 0), segments: zigzag }])
    assert.equal(bytes?.length, 2 + 1 + 200)
  })

  test('is short of 300 bytes or nothing', () => {
    const fits = Array.from({ length: 148 }, (_, index) => line(index + 1, index % 2))
    assert.equal(deflatePath([{ start: at(0, 0), segments: fits }])?.length, PATH_BYTES - 1)
    // A vertex more, or one byte more by a far start.
    assert.equal(deflatePath([{ start: at(0, 0), segments: [...fits, line(149, 0)] }]), undefined)
    assert.equal(
      deflatePath([{ start: at(64, 0), segments: fits.map((s) => line(s.end.x + 64, s.end.y)) }]),
      undefined,
    )
  })

  test('no path is nothing', () => {
    assert.equal(deflatePath([]), undefined)
  })

  for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
    test(`refuses the coordinate ${bad}`, () => {
      assert.throws(() => deflatePath([{ start: at(bad, 0), segments: [] }]), RangeError)
      assert.throws(() => deflatePath([{ start: at(0, 0), segments: [line(0, bad)] }]), RangeError)
    })

  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
    test(`comes back from inflatePath, seed ${seed}`, () => {
      const random = randomFrom(seed)
      for (let round = 0; round < 60; round++) {
        const paths = randomPaths(random)
        const bytes = deflatePath(paths)
        assert.ok(bytes, 'so few segments fit')
        assert.deepEqual(read(inflatePath(bytes)), paths)
      }
    })
})

function randomPaths(random: (below: number) => number): ClosedPath[] {
  const reach = [8, 64, 513, 1500][random(4)] ?? 0
  const point = () => ({ x: random(reach) - (reach > 1000 ? 700 : 0), y: random(reach) })
  return Array.from({ length: 1 + random(3) }, () => {
    const start = point()
    let last = start
    const segments = Array.from({ length: random(6) }, (): PathSegment => {
      const kind = random(4)
      const controls = kind === 0 ? ([point(), point()] as const) : undefined
      const other = point()
      last = kind === 1 ? { x: other.x, y: last.y } : kind === 2 ? { x: last.x, y: other.y } : other
      return controls === undefined ? { end: last } : { end: last, controls }
    })
    return { start, segments }
  })
}

/** Reads a path as SVG has it, of the commands that may be in one. */
function read(path: string): ClosedPath[] {
  const tokens = path.match(/[a-zA-Z]|-?\d+/g) ?? []
  const paths: { start: Point; segments: PathSegment[] }[] = []
  let at = { x: 0, y: 0 }
  let command = ''
  let next = 0
  const number = () => {
    const token = tokens[next++]
    assert.match(token ?? '', /^-?\d+$/)
    return Number(token)
  }
  while (next < tokens.length) {
    if (/[a-zA-Z]/.test(tokens[next] ?? '')) command = tokens[next++] ?? ''
    const origin = command === command.toLowerCase() ? at : { x: 0, y: 0 }
    const point = () => ({ x: origin.x + number(), y: origin.y + number() })
    const path = paths.at(-1)
    if (command === 'z') continue
    if (command === 'M') {
      at = point()
      paths.push({ start: at, segments: [] })
      command = 'none after M'
      continue
    }
    assert.ok(path)
    const segment = ((): PathSegment => {
      switch (command.toLowerCase()) {
        case 'l':
          return { end: point() }
        case 'h':
          return { end: { x: origin.x + number(), y: at.y } }
        case 'v':
          return { end: { x: at.x, y: origin.y + number() } }
        case 'c': {
          const controls = [point(), point()] as const
          return { end: point(), controls }
        }
        default:
          throw new Error(`Unknown command ${command} in ${path}`)
      }
    })()
    path.segments.push(segment)
    at = segment.end
  }
  return paths
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
