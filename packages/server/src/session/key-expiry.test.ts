import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { RawServer } from '@longshore/testing/raw-server'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

suite('a key nobody is logged in with', () => {
  test('is forgotten a day after its last use', async () => {
    const server = new RawServer()
    const [silent, used, loggedIn] = [await server.newKey(), await server.newKey(), await server.newKey()]
    await server.keyStore.setUser(loggedIn.id, 5n)
    server.time.advance(DAY - HOUR)
    await server.keyStore.setActive(used.id, server.time.clock() / 1000, '192.0.2.1')
    server.time.advance(2 * HOUR)
    await settle()
    assert.equal(await server.keyStore.get(silent.id), undefined)
    assert.ok(await server.keyStore.get(used.id))
    server.time.advance(DAY)
    await settle()
    assert.equal(await server.keyStore.get(used.id), undefined)
    assert.ok(await server.keyStore.get(loggedIn.id))
  })

  test('is also forgotten by a server that is started again and again', async () => {
    const { keyStore, time } = new RawServer()
    await keyStore.put({ id: 7n, key: new Uint8Array(256), firstSalt: 0n, createdAt: 0 })
    const next = new RawServer({ keyStore, time })
    next.time.advance(MINUTE)
    await settle()
    assert.equal(await keyStore.get(7n), undefined)
  })
})

test('too many temporary keys: the oldest that is bound to no other makes room', async () => {
  const server = new RawServer({ limits: { temporaryKeys: 2 } })
  const make = async () => {
    const connection = server.connect()
    const agreed = await connection.handshake(server.crypto, server.rsaKey, server.time.clock, {
      expiresIn: 3600,
    })
    return { authKey: agreed.authKey, salt: agreed.serverSalt }
  }
  const [older, newer] = [await make(), await make()]
  await make()
  const client = await server.greeted({ ...newer, connection: server.connect() })
  assert.deepEqual(await client.untilPong(), [])
  const lost = server.connect()
  const gone = await server.client({ ...older, connection: lost })
  lost.onFrame = undefined
  lost.send(gone.seal(new Uint8Array(8)).payload)
  assert.equal(await lost.transportError(), -404)
})
