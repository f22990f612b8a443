import type { Point } from '@longshore/protocol/files/photo-path'

/**
 * How much each vertex of a closed polygon matters: the area that is lost when it goes, after all that matter less have
 * gone (Visvalingam and Whyatt's algorithm). The last three matter as much as the triangle they are.
 */
export function rankVertices(polygon: readonly Point[]): number[] {
  const ring = new Ring(polygon)
  const ranks = polygon.map(() => 0)
  const queue = new Queue()
  for (let vertex = 0; vertex < polygon.length; vertex++) queue.add(ring.areaAt(vertex), vertex)
  let reached = 0
  for (let left = polygon.length; left > 0; ) {
    const { area, vertex } = queue.takeLeast()
    // What its neighbours' going has changed is in the queue a second time.
    if (ring.isGone(vertex) || area !== ring.areaAt(vertex)) continue
    reached = Math.max(reached, area)
    if (left <= 3) return ranks.map((rank, index) => (ring.isGone(index) ? rank : reached))
    ranks[vertex] = reached
    for (const neighbour of ring.remove(vertex)) queue.add(ring.areaAt(neighbour), neighbour)
    left--
  }
  return ranks
}

/** Vertices that know their neighbours. */
class Ring {
  readonly #points: readonly Point[]
  readonly #before: Int32Array
  readonly #after: Int32Array

  constructor(points: readonly Point[]) {
    const { length } = points
    this.#points = points
    this.#before = Int32Array.from(points, (_, index) => (index + length - 1) % length)
    this.#after = Int32Array.from(points, (_, index) => (index + 1) % length)
  }

  isGone(vertex: number): boolean {
    return this.#after[vertex] === -1
  }

  /** Of the triangle with both neighbours. */
  areaAt(vertex: number): number {
    const [a, b, c] = [this.#at(this.#before[vertex]), this.#at(vertex), this.#at(this.#after[vertex])]
    return Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
  }

  /** Takes a vertex out and answers the two that were beside it. */
  remove(vertex: number): [number, number] {
    const before = this.#before[vertex] ?? 0
    const after = this.#after[vertex] ?? 0
    this.#after[before] = after
    this.#before[after] = before
    this.#after[vertex] = -1
    return [before, after]
  }

  #at(vertex = 0): Point {
    return this.#points[vertex] ?? { x: 0, y: 0 }
  }
}

interface Entry {
  readonly area: number
  readonly vertex: number
}

/** A binary heap. */
class Queue {
  readonly #entries: Entry[] = []

  add(area: number, vertex: number): void {
    const entries = this.#entries
    let at = entries.push({ area, vertex }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isLess(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  /** Throws RangeError when it is empty. */
  takeLeast(): Entry {
    const entries = this.#entries
    const [least] = entries
    const last = entries.pop()
    if (!least || !last) throw new RangeError('Nothing left')
    if (entries.length === 0) return least
    entries[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = right < entries.length && this.#isLess(right, left) ? right : left
      if (child >= entries.length || !this.#isLess(child, at)) return least
      this.#swap(at, child)
      at = child
    }
  }

  #isLess(one: number, other: number): boolean {
    return (this.#entries[one]?.area ?? 0) < (this.#entries[other]?.area ?? 0)
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]]
    if (!a || !b) return
    this.#entries[one] = b
    this.#entries[other] = a
  }
}
