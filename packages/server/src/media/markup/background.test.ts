import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { drawBackground } from './background.ts'

const SIDE = 100
const RED = 0xff0000
const GREEN = 0x00ff00
const BLUE = 0x0000ff
const YELLOW = 0xffff00

function pixel(colours: readonly number[], x: number, y: number): number[] {
  const { data } = drawBackground(colours, SIDE)
  return [...data.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3)]
}

suite('drawBackground', () => {
  test('one colour is solid', () => {
    const { data } = drawBackground([0x12ab9f], SIDE)
    assert.equal(data.length, SIDE * SIDE * 3)
    assert.ok(data.every((byte, at) => byte === [0x12, 0xab, 0x9f][at % 3]))
  })

  for (const [y, expected] of [
    [0, [0, 200, 100]],
    [33, [33, 133, 100]],
    [66, [66, 67, 100]],
    [99, [99, 0, 100]],
  ] as const)
    test(`two colours go from top to bottom: row ${y}`, () => {
      for (const x of [0, 50, 99]) assert.deepEqual(pixel([0x00c864, 0x630064], x, y), expected)
    })

  // Worked out by hand from the weights (0.9 - distance)^4 after the swirl, with the middle left where it is.
  for (const [colours, x, y, expected] of [
    [
      [RED, GREEN, BLUE],
      50,
      50,
      weighed([
        [0.5, RED],
        [0.2915, GREEN],
        [0.5, BLUE],
      ]),
    ],
    [
      [RED, GREEN, BLUE, YELLOW],
      50,
      50,
      weighed([
        [0.5, RED],
        [0.2915, GREEN],
        [0.5, BLUE],
        [0.2915, YELLOW],
      ]),
    ],
  ] as const)
    test(`${colours.length} colours in the middle`, () => {
      const found = pixel(colours, x, y)
      for (const [index, value] of found.entries())
        assert.ok(Math.abs(value - (expected[index] ?? -9)) <= 1, `${found} for ${expected}`)
    })

  for (const [x, y] of [
    [0, 0],
    [99, 0],
    [0, 99],
    [99, 99],
    [20, 70],
    [63, 31],
  ] as const)
    for (const colours of [
      [RED, GREEN, BLUE],
      [RED, GREEN, BLUE, YELLOW],
    ])
      test(`${colours.length} colours at ${x},${y}`, () => {
        assert.deepEqual(pixel(colours, x, y), byFormula(colours, x / SIDE, y / SIDE))
      })

  for (const [index, [x, y]] of (
    [
      [80, 90],
      [35, 75],
      [20, 10],
      [65, 25],
    ] as const
  ).entries())
    test(`colour ${index + 1} of four reigns where it is at home`, () => {
      const colours = [RED, GREEN, BLUE, 0x000000]
      const found = pixel(colours, x, y)
      const strongest = found.indexOf(Math.max(...found))
      if (index < 3) assert.equal(strongest, index)
      else
        assert.ok(
          found.every((value) => value < 90),
          `${found}`,
        )
    })

  test('the same colours are the same everywhere', () => {
    for (const count of [1, 2, 3, 4]) {
      const { data } = drawBackground(
        Array.from({ length: count }, () => 0x336699),
        SIDE,
      )
      assert.ok(data.every((byte, at) => byte === [0x33, 0x66, 0x99][at % 3]))
    }
  })

  for (const colours of [
    [],
    [1, 2, 3, 4, 5],
    [-1],
    [0x1000000],
    [1, 2.5],
    [Number.NaN],
    [1, 2, 3, Number.POSITIVE_INFINITY],
  ])
    test(`[${colours}] is no background`, () => {
      assert.throws(() => drawBackground(colours, SIDE), RangeError)
    })
})

function weighed(parts: readonly (readonly [distance: number, colour: number])[]): number[] {
  const weights = parts.map(([distance]) => (0.9 - distance) ** 4)
  const sum = weights.reduce((total, weight) => total + weight)
  return [16, 8, 0].map((shift) =>
    Math.round(
      parts.reduce(
        (total, [, colour], index) => total + ((colour >> shift) & 255) * (weights[index] ?? 0),
        0,
      ) / sum,
    ),
  )
}

/** The same once more, from a turned point and distances to the homes of the colours. */
function byFormula(colours: readonly number[], x: number, y: number): number[] {
  const fromMiddle = Math.hypot(x - 0.5, y - 0.5)
  const angle = Math.atan2(y - 0.5, x - 0.5) + (0.35 * fromMiddle) ** 2 * 6.4
  const inside = (part: number) => Math.min(1, Math.max(0, part))
  const turned = {
    x: inside(0.5 + fromMiddle * Math.cos(angle)),
    y: inside(0.5 + fromMiddle * Math.sin(angle)),
  }
  const homes = [
    [0.8, 0.9],
    [0.35, 0.75],
    [0.2, 0.1],
    [0.65, 0.25],
  ] as const
  const parts = colours.map((colour, index) => {
    const [homeX, homeY] = homes[index] ?? [0, 0]
    return [Math.min(0.9, Math.hypot(turned.x - homeX, turned.y - homeY)), colour] as const
  })
  return weighed(parts)
}
