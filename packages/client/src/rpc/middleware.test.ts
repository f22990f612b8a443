import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import { followMigrate } from './follow-migrate.ts'
import { type Invocation, type Invoke, type Middleware, surround } from './middleware.ts'
import { type FloodWait, retryFlood } from './retry-flood.ts'
import { retryInternal } from './retry-internal.ts'

/** A server that gives these answers one after the other, errors as errors. */
function answering(...answers: unknown[]): Invoke & { calls: Invocation[] } {
  const calls: Invocation[] = []
  const invoke = async (invocation: Invocation) => {
    calls.push(invocation)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
  return Object.assign(invoke, { calls })
}

const request = { _: 'upload.getFile' }

test('the first concern is the outermost', async () => {
  const order: string[] = []
  const named =
    (name: string): Middleware =>
    (invocation, next) => {
      order.push(name)
      return next(invocation)
    }
  assert.equal(await surround(answering('yes'), [named('outer'), named('inner')])({ request }), 'yes')
  assert.deepEqual(order, ['outer', 'inner'])
})

function flood(server: Invoke) {
  const clock = new FakeClock()
  const waits: FloodWait[] = []
  const middleware = retryFlood({ clock, longestWait: 60_000, onWait: (wait) => waits.push(wait) })
  return { clock, waits, call: surround(server, [middleware]) }
}

for (const [name, premium] of [
  ['FLOOD_WAIT_X', false],
  ['FLOOD_PREMIUM_WAIT_X', true],
] as const) {
  test(`${name}: waits as long as the server says, visibly, and calls again`, async () => {
    const server = answering(new RpcError(name, { x: 5 }), 'yes')
    const { clock, waits, call } = flood(server)
    const answer = call({ request })
    await clock.advance(4999)
    assert.equal(server.calls.length, 1)
    await clock.advance(1)
    assert.equal(await answer, 'yes')
    assert.deepEqual(waits, [{ method: 'upload.getFile', milliseconds: 5000, premium }])
  })
}

test('a flood wait of nothing is still a pause', async () => {
  const server = answering(new RpcError('FLOOD_WAIT_X', { x: 0 }), 'yes')
  const { clock, call } = flood(server)
  const answer = call({ request })
  await clock.advance(999)
  assert.equal(server.calls.length, 1)
  await clock.advance(1)
  assert.equal(await answer, 'yes')
})

test("a flood wait that is too long is the caller's to decide about", async () => {
  const { call } = flood(answering(new RpcError('FLOOD_WAIT_X', { x: 61 })))
  await assert.rejects(call({ request }), { x: 61 })
})

test('a call may be less patient than the client', async () => {
  const { waits, call } = flood(answering(new RpcError('FLOOD_WAIT_X', { x: 1 })))
  await assert.rejects(call({ request, longestFloodWait: 0 }), { text: 'FLOOD_WAIT_1' })
  assert.deepEqual(waits, [])
})

test('an abort ends a flood wait at once', async () => {
  const { clock, call } = flood(answering(new RpcError('FLOOD_WAIT_X', { x: 60 })))
  const stop = new AbortController()
  const answer = call({ request, signal: stop.signal })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(answer, /enough/)
  assert.equal(clock.waiting, 0)
})

function internal(server: Invoke) {
  const clock = new FakeClock()
  const attempts: number[] = []
  const middleware = retryInternal({ clock, onRetry: ({ attempt }) => attempts.push(attempt) })
  return { clock, attempts, call: surround(server, [middleware]) }
}

test('what failed inside the server is repeated five times, ever slower, and then thrown', async () => {
  const failures = Array.from({ length: 5 }, () => RpcError.parse(500, 'WORKER_BUSY_TOO_LONG_RETRY'))
  const server = answering(...failures)
  const { clock, attempts, call } = internal(server)
  const answer = call({ request })
  answer.catch(() => {})
  await clock.advance(500 + 1000 + 2000 + 4000 - 1)
  assert.equal(server.calls.length, 4)
  await clock.advance(1)
  await assert.rejects(answer, { code: 500 })
  assert.deepEqual(attempts, [1, 2, 3, 4])
})

test('a time-out of the server (-503) is repeated too', async () => {
  const { clock, call } = internal(answering(RpcError.parse(-503, 'Timeout'), 'yes'))
  const answer = call({ request })
  await clock.advance(500)
  assert.equal(await answer, 'yes')
})

for (const error of [
  RpcError.parse(500, 'RANDOM_ID_DUPLICATE'),
  RpcError.parse(400, 'FILE_PART_INVALID'),
  new Error('something else'),
]) {
  test(`${error.message} is not repeated`, async () => {
    const server = answering(error)
    await assert.rejects(internal(server).call({ request }), error)
    assert.equal(server.calls.length, 1)
  })
}

function migrating(server: Invoke) {
  const homes: number[] = []
  return { homes, call: surround(server, [followMigrate({ moveHome: (dcId) => homes.push(dcId) })]) }
}

test('a file is asked for where it is', async () => {
  const server = answering(new RpcError('FILE_MIGRATE_X', { x: 4 }), 'yes')
  const { homes, call } = migrating(server)
  assert.equal(await call({ request, dcId: 2 }), 'yes')
  assert.deepEqual(
    server.calls.map(({ dcId }) => dcId),
    [2, 4],
  )
  assert.deepEqual(homes, [])
})

for (const name of ['PHONE_MIGRATE_X', 'NETWORK_MIGRATE_X', 'USER_MIGRATE_X'] as const) {
  test(`${name} moves the client's home`, async () => {
    const server = answering(new RpcError(name, { x: 4 }), 'yes')
    const { homes, call } = migrating(server)
    assert.equal(await call({ request }), 'yes')
    assert.deepEqual(homes, [4])
    assert.deepEqual(
      server.calls.map(({ dcId }) => dcId),
      [undefined, undefined],
    )
  })
}

test('data centers that point at each other are not followed in circles', async () => {
  const server = answering(new RpcError('FILE_MIGRATE_X', { x: 4 }), new RpcError('FILE_MIGRATE_X', { x: 2 }))
  await assert.rejects(migrating(server).call({ request, dcId: 2 }), { text: 'FILE_MIGRATE_2' })
  const itself = answering(new RpcError('FILE_MIGRATE_X', { x: 2 }))
  await assert.rejects(migrating(itself).call({ request, dcId: 2 }), { text: 'FILE_MIGRATE_2' })
})
