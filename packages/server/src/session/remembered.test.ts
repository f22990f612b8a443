import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import { Budget } from '../budget/budget.ts'
import { defaultRememberedLimits, type RememberedLimits } from './budgets.ts'
import { ReceivedMessages } from './received-messages.ts'

const ATTACKER = '192.0.2.66'
const HONEST = '198.51.100.7'

function serverWith(limits: Partial<RememberedLimits>): RawServer {
  return new RawServer({ limits: { remembered: { ...defaultRememberedLimits, ...limits } } })
}

/** A client of an address that has said something. */
async function clientFrom(server: RawServer, remoteAddress: string) {
  return server.greeted({ connection: server.connect({ remoteAddress }) })
}

test('sessions of an address, under however many keys, have a total: the oldest is forgotten', async () => {
  const server = serverWith({ sessions: { ofAll: 100, perAddress: 3 } })
  const honest = await clientFrom(server, HONEST)
  const sessions = []
  for (let n = 0; n < 5; n++) {
    sessions.push(await clientFrom(server, ATTACKER))
    server.time.advance(1)
  }
  const [first] = sessions
  first?.send(word('again'))
  await first?.expect('new_session_created')
  honest.send(word('hello'))
  assert.equal(readWord((await honest.expect('rpc_result')).result), 'hello')
})

test('ids of received messages have a total: the address that has most forgets its oldest', () => {
  const budget = new Budget({ ofAll: 100, perAddress: 1000 })
  const of = (address: string) => new ReceivedMessages(4096, (giveUp) => budget.hold({ address }, giveUp))
  const [honest, attacker] = [of(HONEST), of(ATTACKER)]
  for (let id = 1n; id <= 20n; id++) honest.add(id, 1)
  for (let id = 1n; id <= 1000n; id++) attacker.add(id, 1)
  assert.ok(budget.amount <= 100)
  assert.ok(honest.find(1n))
  assert.equal(attacker.find(1n), undefined)
  assert.ok(attacker.forgottenUpTo > 900n && attacker.find(1000n))
  attacker.close()
  attacker.add(1001n, 1)
  assert.equal(budget.amount, 20)
})

test('connections over which nobody shows a key have a total: the oldest is closed', async () => {
  const server = serverWith({ strangers: { ofAll: 100, perAddress: 3 } })
  const known = await clientFrom(server, ATTACKER)
  const strangers = Array.from({ length: 5 }, () => server.connect({ remoteAddress: ATTACKER }))
  assert.deepEqual(
    strangers.map(({ wire }) => wire.isClosed),
    [true, true, false, false, false],
  )
  assert.equal(known.connection.wire.isClosed, false)
})

test('keys an address makes and does not use have a total: the oldest is forgotten, none that is logged in', async () => {
  const server = serverWith({ newKeys: { ofAll: 100, perAddress: 2 } })
  const make = async () => {
    const connection = server.connect({ remoteAddress: ATTACKER })
    return (await connection.handshake(server.crypto, server.rsaKey, server.time.clock)).authKey
  }
  const loggedIn = await make()
  server.on('log in', async (caller) => {
    await caller.setUser(5n)
    return { body: word('done'), compressible: true }
  })
  const client = await server.client({ authKey: loggedIn })
  client.salt = 0n
  client.sendService({ _: 'ping', ping_id: 1n })
  client.salt = (await client.expect('bad_server_salt')).new_server_salt
  client.send(word('log in'))
  await client.expect('new_session_created')
  await client.expect('rpc_result')
  const keys = [await make(), await make(), await make()]
  await settle()
  assert.deepEqual(
    await Promise.all(
      [loggedIn, ...keys].map(async ({ id }) => (await server.keyStore.get(id)) !== undefined),
    ),
    [true, false, true, true],
  )
})

test('requests that wait for others have a total: the oldest waits no longer', async () => {
  const server = serverWith({ waits: { ofAll: 100, perAddress: 2 } })
  const outcomes: string[] = []
  server.on('wait', async (caller) => {
    outcomes.push(await caller.afterMessage(4n))
    return { body: word('done'), compressible: true }
  })
  const client = await clientFrom(server, ATTACKER)
  for (let n = 0; n < 3; n++) client.send(word('wait'))
  await settle()
  assert.deepEqual(outcomes, ['timeout'])
})

test('a plain message that is longer than any of a handshake ends the connection, and is not kept', async () => {
  const server = new RawServer()
  const connection = server.connect()
  connection.send(new Uint8Array(64 * 1024))
  await settle()
  assert.equal(connection.wire.isClosed, true)
})

test('handshakes of one address do not hold up that of another', async () => {
  const server = new RawServer()
  const order: string[] = []
  const shake = async (remoteAddress: string) => {
    await server.connect({ remoteAddress }).handshake(server.crypto, server.rsaKey, server.time.clock)
    order.push(remoteAddress)
  }
  const attackers = Array.from({ length: 8 }, () => shake(ATTACKER))
  await Promise.all([...attackers, shake(HONEST)])
  assert.ok(order.indexOf(HONEST) <= 2, `${order}`)
})
