import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import {
  fetchHashes,
  fetchPart,
  home,
  MiB,
  partSize,
  SimulatedConnections,
} from '../../test/simulated-connections.ts'
import { followMigrate } from '../rpc/follow-migrate.ts'
import { retryInternal } from '../rpc/retry-internal.ts'

const far = { delay: 25, bytesPerSecond: 20 * MiB }

for (const rate of [5, 20, 60]) {
  test(`50 ms away, the window finds what a way of ${rate} MiB/s holds`, async () => {
    const connections = new SimulatedConnections(
      { delay: 25, bytesPerSecond: rate * MiB },
      { mostConnections: 1 },
    )
    const file = await connections.endless()
    await connections.clock.advance(3000)
    const { arrived } = file
    await connections.clock.advance(3000)
    const speed = (file.arrived - arrived) / 3
    assert.ok(speed > 0.97 * rate * MiB, `${speed / MiB} MiB/s`)
    // The way holds this; beyond it there may wait what passes in the 50 ms that are allowed, and a few parts.
    const holds = rate * MiB * 0.05
    const { window, roundTrip } = connections.controller.stats('download')
    assert.ok(window >= holds, `${window / MiB} MiB`)
    assert.ok(window <= 2 * holds + 3 * partSize, `${window / MiB} MiB`)
    assert.ok(roundTrip && roundTrip < 50 + 50 + (2000 * partSize) / (rate * MiB), `${roundTrip} ms`)
    file.stop()
  })
}

test('a way that becomes narrow gets a smaller window, and a wide one a larger', async () => {
  const connections = new SimulatedConnections({ delay: 25, bytesPerSecond: 60 * MiB })
  const file = await connections.endless()
  await connections.clock.advance(3000)
  const wide = connections.controller.stats('download').window
  connections.way.bytesPerSecond = 10 * MiB
  await connections.clock.advance(5000)
  const narrow = connections.controller.stats('download').window
  assert.ok(narrow < wide / 2, `${narrow / MiB} of ${wide / MiB} MiB`)
  connections.way.bytesPerSecond = 60 * MiB
  await connections.clock.advance(5000)
  assert.ok(connections.controller.stats('download').window > 0.8 * wide)
  file.stop()
})

test('a way that becomes longer is not taken for a full one for long', async () => {
  const connections = new SimulatedConnections({ delay: 25, bytesPerSecond: 20 * MiB })
  const file = await connections.endless()
  await connections.clock.advance(3000)
  connections.way.delay = 100
  await connections.clock.advance(10_000)
  const { arrived } = file
  await connections.clock.advance(3000)
  assert.ok((file.arrived - arrived) / 3 > 0.9 * 20 * MiB, `${(file.arrived - arrived) / 3 / MiB} MiB/s`)
  file.stop()
})

test('no more is under way than the limit of all connections, in each direction', async () => {
  const connections = new SimulatedConnections(
    { delay: 500, bytesPerSecond: 1000 * MiB },
    { window: 3 * MiB },
  )
  const [down, up] = [await connections.endless(), await connections.endless({ direction: 'upload' })]
  await connections.clock.advance(10_000)
  for (const direction of ['download', 'upload'] as const) {
    const { underWay, window, limit } = connections.controller.stats(direction)
    assert.deepEqual([underWay, window, limit], [3 * MiB, 3 * MiB, 'window'])
  }
  down.stop()
  up.stop()
})

test('several files share evenly, whoever began first', async () => {
  const connections = new SimulatedConnections(far, { queueLimits: { small: 5, large: 5 } })
  const first = await connections.endless()
  await connections.clock.advance(3000)
  const others = await Promise.all([connections.endless(), connections.endless()])
  await connections.clock.advance(1000)
  const files = [first, ...others]
  const before = files.map(({ arrived }) => arrived)
  await connections.clock.advance(5000)
  const shares = files.map(({ arrived }, index) => (arrived - (before[index] ?? 0)) / (100 * MiB))
  for (const share of shares) assert.ok(Math.abs(share - 1 / 3) < 0.05, shares.join(', '))
  for (const file of files) file.stop()
})

test('a file that matters more goes first', async () => {
  const connections = new SimulatedConnections(far)
  const slow = await connections.endless()
  await connections.clock.advance(2000)
  const fast = await connections.endless({ priority: 1 })
  await connections.clock.advance(1000)
  const before = [slow.arrived, fast.arrived] as const
  await connections.clock.advance(3000)
  assert.ok(fast.arrived - before[1] > 0.95 * 60 * MiB)
  assert.ok(slow.arrived - before[0] < 0.05 * 60 * MiB)
  slow.stop()
  fast.stop()
})

test('calls of one file are made in the order they were asked for', async () => {
  const connections = new SimulatedConnections(far)
  const transfer = await connections.controller.begin({ direction: 'download' })
  const order: number[] = []
  const calls = Array.from({ length: 20 }, async (_, index) => {
    await fetchPart(transfer)
    order.push(index)
  })
  await connections.clock.advance(5000)
  await Promise.all(calls)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
})

test('small calls do not wait behind a full window', async () => {
  const connections = new SimulatedConnections({ delay: 25, bytesPerSecond: MiB })
  const file = await connections.endless()
  await connections.clock.advance(100)
  let answered = false
  void fetchHashes(file.transfer).then(() => {
    answered = true
  })
  await settled()
  assert.equal(connections.made.at(-1)?.method, 'upload.getFileHashes')
  await connections.clock.advance(3000)
  assert.ok(answered)
  file.stop()
})

for (const seconds of [1, 7]) {
  test(`a flood wait of ${seconds} s pauses its direction, visibly, and the call is repeated`, async () => {
    const connections = new SimulatedConnections(far)
    const down = await connections.endless()
    const up = await connections.endless({ direction: 'upload' })
    await connections.clock.advance(2000)
    connections.refuse = ({ request }) =>
      request._ === 'upload.getFile' ? new RpcError('FLOOD_PREMIUM_WAIT_X', { x: seconds }) : undefined
    await connections.clock.advance(100)
    connections.refuse = () => undefined
    await connections.clock.advance(200)
    const { limit, floodLeft } = connections.controller.stats('download')
    assert.equal(limit, 'flood')
    assert.ok(floodLeft && floodLeft <= seconds * 1000 && floodLeft > seconds * 1000 - 300)
    assert.deepEqual(connections.floods, [seconds])
    const [paused, other] = [down.arrived, up.arrived]
    await connections.clock.advance(floodLeft - 1)
    assert.equal(down.arrived, paused)
    assert.ok(up.arrived > other)
    await connections.clock.advance(2000)
    assert.ok(down.arrived > paused)
    assert.deepEqual(down.errors, [])
    assert.ok(connections.controller.stats('download').repeats > 0)
    assert.equal(connections.controller.stats('download').floodLeft, undefined)
    down.stop()
    up.stop()
  })
}

test('a flood wait that is too long is thrown', async () => {
  const connections = new SimulatedConnections(far, { longestFloodWait: 10_000 })
  connections.refuse = () => new RpcError('FLOOD_WAIT_X', { x: 11 })
  const transfer = await connections.controller.begin({ direction: 'download' })
  const call = fetchPart(transfer)
  call.catch(() => {})
  await connections.clock.advance(100)
  await assert.rejects(call, { x: 11 })
})

for (const megabytes of [0.5, 3, 10]) {
  test(`a rate of ${megabytes} MiB/s for both directions together is kept within 5 %`, async () => {
    const connections = new SimulatedConnections(far)
    connections.controller.limitRate(megabytes * MiB)
    const files = [await connections.endless(), await connections.endless({ direction: 'upload' })]
    await connections.clock.advance(5000)
    const arrived = () => files.reduce((sum, file) => sum + file.arrived, 0)
    const before = arrived()
    await connections.clock.advance(20_000)
    const rate = (arrived() - before) / 20 / MiB
    assert.ok(Math.abs(rate / megabytes - 1) < 0.05, `${rate} MiB/s`)
    assert.equal(connections.controller.stats('download').limit, 'rate')
    connections.controller.limitRate(undefined)
    await connections.clock.advance(3000)
    assert.notEqual(connections.controller.stats('download').limit, 'rate')
    for (const file of files) file.stop()
  })
}

test('a connection that has stalled is replaced, and its calls are made again', async () => {
  const connections = new SimulatedConnections(far)
  const file = await connections.endless()
  await connections.clock.advance(2000)
  connections.silent.add(`download ${home} 0`)
  const { arrived } = file
  await connections.clock.advance(9900)
  assert.deepEqual(connections.closed, [])
  await connections.clock.advance(300)
  assert.deepEqual(connections.closed, [`download ${home} 0`])
  await connections.clock.advance(2000)
  assert.ok(file.arrived > arrived)
  assert.deepEqual(file.errors, [])
  assert.ok(connections.controller.stats('download').repeats > 0)
  file.stop()
})

test('each stall in a row is waited for twice as long', async () => {
  const connections = new SimulatedConnections(far)
  for (let number = 0; number < 6; number++) connections.silent.add(`download ${home} ${number}`)
  const file = await connections.endless()
  const waits: number[] = []
  let last = 0
  for (let stall = 1; stall <= 5; stall++) {
    while (connections.closed.length < stall) await connections.clock.advance(100)
    waits.push(Math.round((connections.clock.now() - last) / 1000))
    last = connections.clock.now()
  }
  assert.deepEqual(waits, [10, 20, 40, 80, 120])
  file.stop()
})

test('connections that fall silent together are waited for together', async () => {
  const connections = new SimulatedConnections({
    delay: 25,
    bytesPerSecond: 40 * MiB,
    bytesPerSecondOfLine: 10 * MiB,
  })
  const file = await connections.endless()
  await connections.clock.advance(40_000)
  const { connections: before } = connections.controller.stats('download')
  assert.ok(before > 2)
  for (let number = 0; number < connections.connections.length; number++)
    connections.silent.add(`download ${home} ${number}`)
  await connections.clock.advance(12_000)
  assert.ok(
    connections.closed.length >= before,
    `${connections.closed.length} of ${before} connections were given up`,
  )
  file.stop()
})

test('a lost connection is found again by its session where there is no other', async () => {
  const connections = new SimulatedConnections(far)
  const file = await connections.endless()
  await connections.clock.advance(2000)
  const underWay = connections.controller.stats('download').underWay / partSize
  connections.becomes('download', 0, 'disconnected')
  assert.equal(connections.controller.stats('download').limit, 'connection')
  assert.equal(connections.controller.stats('download').repeats, underWay)
  connections.becomes('download', 0, 'connected')
  await connections.clock.advance(1000)
  assert.deepEqual(connections.closed, [])
  file.stop()
})

test('connections are added while they help', async () => {
  const connections = new SimulatedConnections({
    delay: 25,
    bytesPerSecond: 40 * MiB,
    bytesPerSecondOfLine: 10 * MiB,
  })
  const file = await connections.endless()
  await connections.clock.advance(40_000)
  const { arrived } = file
  await connections.clock.advance(5000)
  assert.equal(connections.controller.stats('download').connections, 4)
  assert.ok((file.arrived - arrived) / 5 > 0.9 * 40 * MiB, `${(file.arrived - arrived) / 5 / MiB} MiB/s`)
  file.stop()
  await connections.clock.advance(20_000)
})

test('a connection that does not help goes again, and the next is tried much later', async () => {
  const connections = new SimulatedConnections(far)
  const file = await connections.endless()
  await connections.clock.advance(30_000)
  assert.deepEqual(connections.closed, [`download ${home} 1`])
  assert.equal(connections.controller.stats('download').connections, 1)
  assert.deepEqual(connections.connections.length, 2)
  file.stop()
})

test('a connection among others that is lost is given up, and the others do its work', async () => {
  const connections = new SimulatedConnections({
    delay: 25,
    bytesPerSecond: 40 * MiB,
    bytesPerSecondOfLine: 10 * MiB,
  })
  const file = await connections.endless({}, 8 * MiB)
  await connections.clock.advance(20_000)
  const { connections: before } = connections.controller.stats('download')
  assert.ok(before > 1)
  connections.becomes('download', 1, 'disconnected')
  await settled()
  assert.deepEqual(connections.closed, [`download ${home} 1`])
  await connections.clock.advance(1000)
  assert.deepEqual(file.errors, [])
  file.stop()
})

test('idle connections are closed, the last one too', async () => {
  const connections = new SimulatedConnections(far)
  const transfer = await connections.controller.begin({ direction: 'download' })
  const call = fetchPart(transfer)
  await connections.clock.advance(1000)
  await call
  transfer.end()
  await connections.clock.advance(50_000)
  assert.deepEqual(connections.closed, [])
  await connections.clock.advance(20_000)
  assert.deepEqual(connections.closed, [`download ${home} 0`])
  assert.equal(connections.clock.waiting, 0)
})

test('an abort ends a call at once, whether it waits or is under way', async () => {
  const connections = new SimulatedConnections({ delay: 10_000, bytesPerSecond: MiB })
  const file = await connections.endless({}, 4 * MiB)
  await connections.clock.advance(10)
  file.stop()
  await settled()
  assert.equal(file.errors.length, 8)
  assert.equal(connections.controller.stats('download').underWay, 0)
})

test("an abort of the whole transfer ends its calls, also while it's paused", async () => {
  const connections = new SimulatedConnections(far)
  connections.refuse = () => new RpcError('FLOOD_WAIT_X', { x: 100 })
  const stop = new AbortController()
  const file = await connections.endless({ signal: stop.signal }, 2 * MiB)
  await connections.clock.advance(1000)
  stop.abort(new Error('enough'))
  await settled()
  assert.deepEqual(file.errors.map(String), Array(4).fill('Error: enough'))
})

test('a file that is elsewhere is fetched there from then on', async () => {
  const connections = new SimulatedConnections(far, { middleware: [followMigrate({ moveHome: () => {} })] })
  connections.refuse = ({ dcId }) => (dcId === 4 ? undefined : new RpcError('FILE_MIGRATE_X', { x: 4 }))
  const transfer = await connections.controller.begin({ direction: 'download' })
  const one = fetchPart(transfer)
  await connections.clock.advance(1000)
  await one
  const two = fetchPart(transfer)
  await connections.clock.advance(1000)
  await two
  assert.deepEqual(
    connections.made.map(({ dcId }) => dcId),
    [home, 4, 4],
  )
})

test('what failed inside the server waits for room again', async () => {
  const clock = new FakeClock(0)
  const connections = new SimulatedConnections(far, {
    clock,
    middleware: [retryInternal({ clock, onRetry: () => {} })],
  })
  let failures = 1
  connections.refuse = () => (failures-- > 0 ? RpcError.parse(-503, 'Timeout') : undefined)
  const transfer = await connections.controller.begin({ direction: 'download' })
  const call = fetchPart(transfer)
  await clock.advance(2000)
  await call
  assert.equal(connections.controller.stats('download').repeats, 1)
})

test('closing fails what waits, and leaves no timer', async () => {
  const connections = new SimulatedConnections(far, { queueLimits: { small: 1, large: 1 } })
  const file = await connections.endless()
  const next = connections.controller.begin({ direction: 'download', size: 1000 * MiB })
  next.catch(() => {})
  await connections.clock.advance(1000)
  connections.controller.close(new Error('closed'))
  await assert.rejects(next, /closed/)
  await settled()
  assert.ok(file.errors.length > 0)
  file.stop()
})
