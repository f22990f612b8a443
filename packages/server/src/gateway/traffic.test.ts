import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import type { RawConnection } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

const KiB = 1024
const MiB = 1024 * KiB
const SECOND = 1000

const limits = { trafficOfAll: 8 * MiB, trafficPerAddress: 6 * MiB, frameBytes: MiB }

/** A connection over which a frame of 1 MiB has begun to come, of which so much is there. */
function unfinished(server: RawServer, remoteAddress: string, bytes = 20 * KiB): RawConnection {
  const connection = server.connect({ remoteAddress })
  const frame = new Uint8Array(8 + bytes)
  frame.fill(0xee, 0, 4)
  new DataView(frame.buffer).setUint32(4, MiB, true)
  connection.sendBytes(frame)
  return connection
}

const large = 'x'.repeat(600 * KiB)

/** How many of them are being read from. */
function reading(connections: readonly RawConnection[]): number {
  return connections.filter(({ wire }) => !wire.isPaused && !wire.isClosed).length
}

test('frames that have begun take no more than their part of the traffic: the others are not read on', () => {
  const server = new RawServer({ gatewayLimits: limits })
  const attackers = Array.from({ length: 100 }, (_, n) => unfinished(server, `192.0.2.${n % 5}`))
  assert.equal(reading(attackers), 3)
  assert.ok(server.mtproto.trafficBytes <= 8 * MiB)
})

test('who waits goes on when somebody else has finished', async () => {
  const server = new RawServer({ gatewayLimits: limits })
  const connections = Array.from({ length: 5 }, () => unfinished(server, '192.0.2.1'))
  assert.equal(reading(connections), 2)
  connections[0]?.wire.hangUp()
  await settle()
  assert.equal(reading(connections), 2)
})

test('whoever is stuck with much is given up for somebody who has less, and soon', async () => {
  const server = new RawServer({ gatewayLimits: limits })
  server.on(large, () => ({ body: word(large), compressible: false }))
  const attackers = Array.from({ length: 20 }, (_, n) => unfinished(server, `192.0.2.${n % 7}`))
  const connection = server.connect({ remoteAddress: '198.51.100.7' })
  const honest = await server.greeted({ connection })
  honest.send(word('small'))
  assert.equal(readWord((await honest.expect('rpc_result')).result), 'small')
  honest.send(word(large))
  for (let half = 0; half < 6; half++) {
    server.time.advance(SECOND / 2)
    await settle()
  }
  assert.equal(readWord((await honest.expect('rpc_result')).result), large)
  assert.equal(connection.wire.isClosed, false)
  assert.ok(attackers.some(({ wire }) => wire.isClosed))
})

test('an address that holds little has room at once for a part it sends and one it fetches, whatever others hold', async () => {
  const server = new RawServer({
    gatewayLimits: { ...limits, trafficOfAll: 64 * MiB, trafficPerAddress: 48 * MiB },
  })
  const answer = new Uint8Array(MiB)
  server.on('file', async (caller) => {
    await caller.expectAnswer(answer.length)
    return { body: answer, compressible: false }
  })
  server.on(large, () => ({ body: word(large), compressible: false }))
  for (let n = 0; n < 60; n++) {
    const connection = server.connect({ remoteAddress: `192.0.2.${n % 4}` })
    const attacker = await server.greeted({ connection })
    connection.wire.isReading = false
    for (let request = 0; request < 4; request++) attacker.send(word('file'))
  }
  await settle(50)
  assert.ok(server.mtproto.trafficBytes > 32 * MiB, `${server.mtproto.trafficBytes}`)
  const connection = server.connect({ remoteAddress: '198.51.100.7' })
  const honest = await server.greeted({ connection })
  honest.send(word(large))
  assert.equal(readWord((await honest.expect('rpc_result')).result), large)
  honest.send(word('file'))
  assert.equal((await honest.expect('rpc_result')).result.length, answer.length)
})

test('little ones of others do not take the room of an address that holds little', async () => {
  const server = new RawServer({ gatewayLimits: { ...limits, connectionsPerAddress: 10_000 } })
  for (let n = 0; n < 600; n++) unfinished(server, `192.0.2.${n % 4}`, 12 * KiB)
  assert.ok(server.mtproto.trafficBytes > 7 * MiB, `${server.mtproto.trafficBytes}`)
  const answer = new Uint8Array(128 * KiB)
  server.on('file', async (caller) => {
    await caller.expectAnswer(answer.length)
    return { body: answer, compressible: false }
  })
  const honest = await server.greeted({ connection: server.connect({ remoteAddress: '198.51.100.7' }) })
  honest.send(word('file'))
  assert.equal((await honest.expect('rpc_result')).result.length, answer.length)
  assert.ok(server.mtproto.trafficBytes <= 8 * MiB)
})

test('the address that holds least goes on first', async () => {
  const server = new RawServer({ gatewayLimits: limits })
  const rich = Array.from({ length: 6 }, () => unfinished(server, '192.0.2.1'))
  const poor = unfinished(server, '198.51.100.7', 20 * KiB)
  const [first] = rich.filter(({ wire }) => !wire.isPaused)
  assert.equal(reading([poor]) + reading(rich), 3)
  first?.wire.hangUp()
  await settle()
  assert.equal(reading([poor]), 1)
})

test('a connection that must end with its first bytes ends', () => {
  const server = new RawServer({ gatewayLimits: { ...limits, trafficPerAddress: 24 * KiB } })
  const connections = Array.from({ length: 4 }, () => unfinished(server, '192.0.2.1', 12 * KiB))
  assert.deepEqual(server.errors, [])
  assert.ok(connections.some(({ wire }) => wire.isClosed))
})

test('small frames that never end are counted, too: the oldest of the address that has most is given up', () => {
  const server = new RawServer({ gatewayLimits: { ...limits, connectionsPerAddress: 10_000 } })
  const honest = unfinished(server, '198.51.100.7', 10 * KiB)
  const attackers = Array.from({ length: 400 }, () => unfinished(server, '192.0.2.1', 10 * KiB))
  assert.ok(server.mtproto.trafficBytes <= 8 * MiB)
  assert.equal(attackers[0]?.wire.isClosed, true)
  assert.equal(attackers.at(-1)?.wire.isClosed, false)
  assert.equal(honest.wire.isClosed, false)
})

test('answers that nobody reads are bounded for all connections together, however their requests came', async () => {
  const server = new RawServer({ gatewayLimits: limits })
  const answer = new Uint8Array(512 * KiB)
  server.on('file', async (caller) => {
    await caller.expectAnswer(answer.length)
    return { body: answer, compressible: false }
  })
  const attackers = []
  for (let n = 0; n < 40; n++) {
    const connection = server.connect({ remoteAddress: `192.0.2.${n % 4}` })
    const client = await server.greeted({ connection })
    connection.wire.isReading = false
    for (let request = 0; request < 10; request++) client.send(word('file'))
    attackers.push(connection)
  }
  await settle(50)
  assert.ok(server.mtproto.trafficBytes <= 8 * MiB, `${server.mtproto.trafficBytes}`)
  const honest = await server.greeted({ connection: server.connect({ remoteAddress: '198.51.100.7' }) })
  honest.send(word('file'))
  for (let half = 0; half < 6; half++) {
    server.time.advance(SECOND / 2)
    await settle()
  }
  assert.equal((await honest.expect('rpc_result')).result.length, answer.length)
})

test('what was held is given back, whatever becomes of the connections', async () => {
  const server = new RawServer({ gatewayLimits: limits })
  const connections = Array.from({ length: 10 }, (_, n) => unfinished(server, `192.0.2.${n}`))
  const client = await server.greeted()
  client.send(word('hello'))
  await client.expect('rpc_result')
  for (const { wire } of [...connections, client.connection]) wire.hangUp()
  await settle()
  assert.equal(server.mtproto.trafficBytes, 0)
})
