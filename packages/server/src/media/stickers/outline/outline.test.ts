import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { inflatePath, PATH_BYTES } from '@longshore/protocol/files/photo-path'
import { seeded } from '@longshore/testing/seeded'
import { sharp } from '../../images/sharp.ts'
import type { Frame } from '../frame.ts'
import { OUTLINE_SIDE, outlineOf } from './outline.ts'

sharp.unblock({ operation: ['VipsForeignLoadSvg'] })

/** Where a shape is, in parts of the frame's sides. */
type Shape = (x: number, y: number) => boolean

const circle =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) < r
const box =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom
const either =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y))
const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    shape(x, y) && !hole(x, y)

suite('outlineOf', () => {
  for (const [what, shape, similarity] of [
    ['a square', box(0.2, 0.2, 0.8, 0.8), 0.99],
    ['the whole frame', box(0, 0, 1, 1), 0.99],
    ['a circle', circle(0.5, 0.5, 0.4), 0.97],
    ['a diamond', (x, y) => Math.abs(x - 0.5) + Math.abs(y - 0.5) < 0.4, 0.97],
    ['a wave', (x, y) => y > 0.5 + 0.2 * Math.sin(x * 9), 0.97],
    ['a ring', without(circle(0.5, 0.5, 0.45), circle(0.5, 0.5, 0.25)), 0.95],
    ['a ring in a ring in a ring', rings, 0.85],
    ['two parts', either(circle(0.25, 0.3, 0.2), box(0.6, 0.5, 0.95, 0.9)), 0.95],
    ['nine parts', (x, y) => circle(0.5, 0.5, 0.4)((x * 3) % 1, (y * 3) % 1), 0.85],
    ['a star of seventeen rays', star(17), 0.85],
    ['a gear with holes', gear, 0.85],
    ['a face', face, 0.9],
  ] as const satisfies [string, Shape, number][])
    test(`of ${what} is like it`, async () => {
      await requireSimilar(frame(shape), similarity)
    })

  for (const seed of [1, 2, 3, 4])
    test(`of blots is like them, seed ${seed}`, async () => {
      const random = seeded(seed)
      const part = () => random(1000) / 1000
      const blots = Array.from({ length: 6 }, () => circle(part(), part(), 0.08 + part() / 6))
      await requireSimilar(frame(either(...blots)), 0.9)
    })

  test('lies to the upper left in frames that are no squares', async () => {
    const low = frame(circle(0.5, 0.5, 0.45), OUTLINE_SIDE, 100)
    const points = pointsOf(outlineOf(low))
    assert.ok(Math.max(...points.map(({ y }) => y)) <= 200)
    assert.ok(Math.max(...points.map(({ x }) => x)) > 450)
    await requireSimilar(low, 0.95)
  })

  test('simple shapes are short', () => {
    assert.ok((outlineOf(frame(box(0.2, 0.2, 0.8, 0.8)))?.length ?? 0) <= 16)
  })

  test('what is too small to see is left out', () => {
    const square = outlineOf(frame(box(0.3, 0.3, 0.7, 0.7)))
    const dust: Shape = (x, y) => (x * 16) % 1 < 0.01 && (y * 16) % 1 < 0.01
    assert.deepEqual(outlineOf(frame(either(box(0.3, 0.3, 0.7, 0.7), dust))), square)
  })

  test('of nothing is nothing', () => {
    assert.equal(outlineOf(frame(() => false)), undefined)
  })

  test('of a shadow is nothing', () => {
    const faint = frame(box(0.2, 0.2, 0.8, 0.8))
    assert.equal(outlineOf({ ...faint, data: faint.data.map((byte) => byte >> 2) }), undefined)
  })

  for (const [what, shape] of [
    ['noise', noise(3)],
    ['a chessboard of pixels', (x, y) => (Math.floor(x * 256) + Math.floor(y * 256)) % 2 === 0],
    ['stripes', (x) => Math.floor(x * 256) % 2 === 0],
    ['a spiral', spiral],
  ] as const satisfies [string, Shape][])
    test(`of ${what} is found in no time, if any`, () => {
      const begun = performance.now()
      const bytes = outlineOf(frame(shape))
      assert.ok(bytes === undefined || bytes.length < PATH_BYTES)
      assert.ok(performance.now() - begun < 10_000)
    })
})

function rings(x: number, y: number): boolean {
  const distance = Math.hypot(x - 0.5, y - 0.5)
  return distance < 0.48 && Math.floor(distance * 12.5) % 2 === 1
}

function star(rays: number): Shape {
  return (x, y) => {
    const angle = Math.atan2(y - 0.5, x - 0.5)
    return Math.hypot(x - 0.5, y - 0.5) < 0.36 + 0.1 * Math.cos(angle * rays)
  }
}

function gear(x: number, y: number): boolean {
  const holes = Array.from({ length: 5 }, (_, index) => {
    const angle = (index * 2 * Math.PI) / 5
    return circle(0.5 + 0.22 * Math.cos(angle), 0.5 + 0.22 * Math.sin(angle), 0.08)
  })
  return without(star(9), either(...holes))(x, y)
}

function face(x: number, y: number): boolean {
  const mouth: Shape = (px, py) => without(circle(0.5, 0.55, 0.25), box(0, 0, 1, 0.6))(px, py)
  return without(circle(0.5, 0.5, 0.45), either(circle(0.35, 0.4, 0.07), circle(0.65, 0.4, 0.07), mouth))(
    x,
    y,
  )
}

function spiral(x: number, y: number): boolean {
  const turns = Math.hypot(x - 0.5, y - 0.5) * 60 + Math.atan2(y - 0.5, x - 0.5) / (2 * Math.PI)
  return turns % 1 < 0.5
}

function noise(seed: number): Shape {
  const random = seeded(seed)
  return () => random(2) === 0
}

function frame(shape: Shape, width = OUTLINE_SIDE, height = OUTLINE_SIDE): Frame {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (shape((x + 0.5) / width, (y + 0.5) / height))
        data.fill(255, (y * width + x) * 4, (y * width + x) * 4 + 4)
  return { width, height, channels: 4, data }
}

/** The part both share of what either covers, once the page's SVG has been drawn. */
async function requireSimilar(original: Frame, atLeast: number): Promise<void> {
  const bytes = outlineOf(original)
  assert.ok(bytes && bytes.length < PATH_BYTES)
  const drawn = await drawn512(inflatePath(bytes))
  const scale = 512 / Math.max(original.width, original.height)
  let [both, any] = [0, 0]
  for (let y = 0; y < 512; y++)
    for (let x = 0; x < 512; x++) {
      const [column, row] = [Math.floor(x / scale), Math.floor(y / scale)]
      const inside = row < original.height && column < original.width
      const isSolid = inside && (original.data[(row * original.width + column) * 4 + 3] ?? 0) >= 128
      const isDrawn = (drawn[y * 512 + x] ?? 0) >= 128
      if (isSolid && isDrawn) both++
      if (isSolid || isDrawn) any++
    }
  assert.ok(both / any >= atLeast, `${(both / any).toFixed(4)} with ${bytes.length} bytes`)
}

async function drawn512(path: string): Promise<Uint8Array> {
  const svg = `<?xml version="1.0" encoding="utf-8"?>
<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
viewBox="0 0 512 512" xml:space="preserve">
<path d="${path}"/>
</svg>`
  return sharp(Buffer.from(svg)).resize(512, 512).ensureAlpha().extractChannel(3).raw().toBuffer()
}

/** Where the path begins and what it goes through, of one that only has lines. */
function pointsOf(bytes: Uint8Array | undefined): { x: number; y: number }[] {
  assert.ok(bytes)
  const points: { x: number; y: number }[] = []
  let at = { x: 0, y: 0 }
  for (const [, command = '', values = ''] of inflatePath(bytes).matchAll(/([MLlHhVv])([^a-zA-Z]*)/g)) {
    const numbers = (values.match(/-?\d+/g) ?? []).map(Number)
    while (numbers.length > 0) {
      const origin = command === command.toLowerCase() ? at : { x: 0, y: 0 }
      const across = 'Vv'.includes(command) ? at.x : origin.x + (numbers.shift() ?? 0)
      const down = 'Hh'.includes(command) ? at.y : origin.y + (numbers.shift() ?? 0)
      at = { x: across, y: down }
      points.push(at)
    }
  }
  return points
}
