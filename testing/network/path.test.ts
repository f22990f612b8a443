import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '../fake-time.ts'
import { pattern } from '../pattern.ts'
import { seriesOf } from './draw.ts'
import { Line } from './line.ts'
import { type Conditions, Path } from './path.ts'

interface Arrival {
  readonly at: number
  readonly bytes: Uint8Array
}

/** A path whose far end notes what arrives when. */
function pathOf(conditions: Conditions, { seed = 1, total = new Line(), time = new FakeTime(0) } = {}) {
  const arrivals: Arrival[] = []
  const held: boolean[] = []
  let hasRoom = true
  const path = new Path({
    clock: time.clock,
    timers: time,
    random: seriesOf(seed, 'path'),
    total,
    write: (bytes) => {
      arrivals.push({ at: time.clock(), bytes })
      return hasRoom
    },
    hold: (isHeld) => held.push(isHeld),
  })
  path.conditions = conditions
  return { path, time, arrivals, held, fill: () => (hasRoom = false), empty: () => (hasRoom = true) }
}

const times = (arrivals: readonly Arrival[]) => arrivals.map(({ at }) => at)
const bytesOf = (arrivals: readonly Arrival[]) => Buffer.concat(arrivals.map(({ bytes }) => bytes))
const arrivedBy = (arrivals: readonly Arrival[], at: number) =>
  arrivals.filter((each) => each.at <= at).reduce((sum, { bytes }) => sum + bytes.length, 0)

test('without conditions bytes arrive at once', () => {
  const { path, arrivals, held } = pathOf({})
  path.push(pattern(1, 10))
  assert.deepEqual(times(arrivals), [0])
  assert.deepEqual(held, [])
})

test('a delay delays every byte by the same, however many are under way', () => {
  const { path, time, arrivals, held } = pathOf({ delay: 50 })
  for (let sent = 0; sent < 40; sent++) {
    path.push(pattern(sent, 1024 * 1024))
    time.advance(1)
  }
  time.advance(9)
  assert.deepEqual(arrivals, [])
  time.advance(1000)
  assert.deepEqual(
    times(arrivals),
    Array.from({ length: 40 }, (_, sent) => sent + 50),
  )
  assert.deepEqual(held, [], 'nobody had to wait')
})

test('jitter delays differently and keeps the order', () => {
  const run = (seed: number) => {
    const { path, time, arrivals } = pathOf({ delay: 10, jitter: 30 }, { seed })
    for (let sent = 0; sent < 50; sent++) {
      path.push(Uint8Array.of(sent))
      time.advance(5)
    }
    time.advance(100)
    assert.deepEqual([...bytesOf(arrivals)], [...Array(50).keys()])
    return times(arrivals)
  }
  const first = run(1)
  const delays = first.map((at, sent) => at - sent * 5)
  assert.ok(Math.min(...delays) >= 10 && Math.max(...delays) <= 40 && new Set(delays).size > 5)
  assert.deepEqual(run(1), first, 'the same for the same seed')
  assert.notDeepEqual(run(2), first)
})

test('bandwidth lets so many bytes through in a second, and the sender wait', () => {
  const { path, time, arrivals, held } = pathOf({ bandwidth: 100_000 })
  const sent = pattern(7, 200_000)
  path.push(sent)
  assert.deepEqual(held, [true])
  time.advance(1000)
  const passed = arrivedBy(arrivals, 1000)
  assert.ok(passed > 97_000 && passed <= 100_000, `${passed} in the first second`)
  time.advance(1010)
  assert.deepEqual(Uint8Array.from(bytesOf(arrivals)), sent)
  assert.deepEqual(held, [true, false])
})

test('bandwidth in total is shared', () => {
  const total = new Line()
  const time = new FakeTime(0)
  const [one, other] = [1, 2].map((seed) => pathOf({ totalBandwidth: 100_000 }, { total, time, seed }))
  assert.ok(one && other)
  for (let sent = 0; sent < 20; sent++) {
    one.path.push(pattern(1, 4096))
    other.path.push(pattern(2, 4096))
  }
  time.advance(1000)
  const passed = arrivedBy(one.arrivals, 1000) + arrivedBy(other.arrivals, 1000)
  assert.ok(passed > 95_000 && passed <= 100_000, `${passed} in the first second`)
  assert.ok(Math.abs(arrivedBy(one.arrivals, 1000) - arrivedBy(other.arrivals, 1000)) <= 4096)
})

test('pieces are of 1 to so many bytes, each in a turn of its own', async () => {
  const { path, arrivals } = pathOf({ pieces: 3 })
  const sent = pattern(3, 30)
  path.push(sent)
  assert.equal(arrivals.length, 1)
  await settle(60)
  assert.deepEqual(Uint8Array.from(bytesOf(arrivals)), sent)
  const lengths = new Set(arrivals.map(({ bytes }) => bytes.length))
  assert.deepEqual([...lengths].sort(), [1, 2, 3])
})

test('a far end without room holds the sender, until it has room again', () => {
  const { path, arrivals, held, fill, empty } = pathOf({})
  fill()
  path.push(Uint8Array.of(1))
  path.push(Uint8Array.of(2))
  assert.deepEqual([arrivals.length, held], [1, [true]])
  empty()
  path.drained()
  assert.deepEqual(
    [[...bytesOf(arrivals)], held],
    [
      [1, 2],
      [true, false],
    ],
  )
})

test('a frozen path moves nothing, and loses nothing', () => {
  const { path, time, arrivals, held } = pathOf({ delay: 5 })
  path.push(Uint8Array.of(1))
  path.freeze()
  path.push(Uint8Array.of(2))
  time.advance(1000)
  assert.deepEqual([arrivals, held], [[], [true]])
  path.thaw()
  time.advance(5)
  assert.deepEqual(
    [[...bytesOf(arrivals)], held],
    [
      [1, 2],
      [true, false],
    ],
  )
})

test('what is done afterwards is done when everything before has arrived', () => {
  const { path, time, arrivals } = pathOf({ delay: 20 })
  const seen: number[] = []
  path.push(Uint8Array.of(1))
  path.afterwards(() => seen.push(arrivals.length))
  path.push(Uint8Array.of(2))
  time.advance(100)
  assert.deepEqual(seen, [1])
})

test('what is under way when a path ends never arrives, and no alarm stays', () => {
  const { path, time, arrivals } = pathOf({ delay: 20, bandwidth: 1000 })
  path.push(pattern(1, 5000))
  path.end()
  time.advance(100_000)
  assert.deepEqual([arrivals.length, time.pending], [0, 0])
})
