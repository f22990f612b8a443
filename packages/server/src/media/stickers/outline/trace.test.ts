import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Point } from '@longshore/protocol/files/photo-path'
import { seeded } from '@longshore/testing/seeded'
import type { Mask } from './mask.ts'
import { rankVertices } from './rank-vertices.ts'
import { traceMask } from './trace.ts'

suite('traceMask', () => {
  for (const [what, rows, polygons] of [
    ['nothing', ['...', '...'], []],
    ['a pixel', ['#'], ['1,0 1,1 0,1 0,0']],
    ['a bar', ['.##'], ['3,0 3,1 1,1 1,0']],
    ['a corner', ['##', '#.'], ['2,0 2,1 1,1 1,2 0,2 0,0']],
    ['a hole, against the clock', ['###', '#.#', '###'], ['3,0 3,3 0,3 0,0', '1,2 2,2 2,1 1,1']],
    ['pixels that touch at a corner, apart', ['#.', '.#'], ['1,0 1,1 0,1 0,0', '2,1 2,2 1,2 1,1']],
  ] as const satisfies [string, string[], string[]][])
    test(`finds ${what}`, () => {
      const traced = traceMask(maskOf(rows))
      assert.deepEqual(
        traced.map((polygon) => rotated(polygon)),
        polygons.map((polygon) => rotated(parsed(polygon))),
      )
    })

  for (const seed of [1, 2, 3])
    test(`what it finds, filled, is the mask again; seed ${seed}`, () => {
      const random = seeded(seed)
      for (let round = 0; round < 30; round++) {
        const [width, height] = [1 + random(12), 1 + random(12)]
        const pixels = Uint8Array.from({ length: width * height }, () => (random(5) < 3 ? 1 : 0))
        const mask = { width, height, pixels }
        assert.deepEqual(filled(traceMask(mask), width, height), pixels)
      }
    })
})

suite('rankVertices', () => {
  test('the corner that sticks out least goes first', () => {
    const polygon = parsed('0,0 10,0 11,5 10,10 5,10 0,10')
    const ranks = rankVertices(polygon)
    assert.equal(ranks.indexOf(Math.min(...ranks)), 4)
    assert.deepEqual(ranks[4], 0)
  })

  test('a triangle is all or nothing', () => {
    assert.deepEqual(rankVertices(parsed('0,0 4,0 0,6')), [12, 12, 12])
  })

  for (const seed of [1, 2, 3])
    test(`ranks as whoever looks at every vertex every time, seed ${seed}`, () => {
      const random = seeded(seed)
      for (let round = 0; round < 20; round++) {
        const polygon = Array.from({ length: 3 + random(30) }, () => ({ x: random(997), y: random(991) }))
        const ranks = rankVertices(polygon)
        // The series of what is lost is the same, whichever of equals goes first.
        assert.deepEqual(ranks.toSorted(byValue), slowly(polygon).toSorted(byValue))
      }
    })
})

function slowly(polygon: readonly Point[]): number[] {
  const left = [...polygon]
  const ranks: number[] = []
  let reached = 0
  while (left.length > 0) {
    const areas = left.map((b, index) => {
      const a = left.at(index - 1) ?? b
      const c = left[(index + 1) % left.length] ?? b
      return Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
    })
    const least = Math.min(...areas)
    reached = Math.max(reached, least)
    if (left.length === 3) return [...ranks, reached, reached, reached]
    ranks.push(reached)
    left.splice(areas.indexOf(least), 1)
  }
  return ranks
}

const byValue = (one: number, other: number) => one - other

function maskOf(rows: readonly string[]): Mask {
  const width = rows[0]?.length ?? 0
  const pixels = Uint8Array.from(rows.join(''), (letter) => (letter === '#' ? 1 : 0))
  return { width, height: rows.length, pixels }
}

function parsed(polygon: string): Point[] {
  return polygon.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return { x, y }
  })
}

/** Where a polygon begins is of no matter. */
function rotated(polygon: readonly Point[]): string {
  const corners = polygon.map(({ x, y }) => `${x},${y}`)
  const least = corners.indexOf(corners.toSorted()[0] ?? '')
  return [...corners.slice(least), ...corners.slice(0, least)].join(' ')
}

/** By the rule "nonzero": how often the edges to the left go around each pixel. */
function filled(polygons: readonly Point[][], width: number, height: number): Uint8Array {
  const turns = new Int32Array(width * height)
  for (const polygon of polygons)
    for (const [index, from] of polygon.entries()) {
      const to = polygon[(index + 1) % polygon.length] ?? from
      if (from.x !== to.x) continue
      for (let y = Math.min(from.y, to.y); y < Math.max(from.y, to.y); y++)
        for (let x = from.x; x < width; x++)
          turns[y * width + x] = (turns[y * width + x] ?? 0) + Math.sign(to.y - from.y)
    }
  return Uint8Array.from(turns, (count) => (count === 0 ? 0 : 1))
}
