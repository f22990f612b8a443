import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

const USER = 5n

interface Subscription {
  readonly layer?: number
  readonly user?: bigint
  readonly receives?: boolean
}

/** Logs in a session of a user, at a layer, that receives updates. */
async function subscribe(
  server: RawServer,
  client: RawClient,
  subscription: Subscription = {},
): Promise<void> {
  const { layer = 158, user = USER, receives = true } = subscription
  server.on('subscribe', async (caller) => {
    await caller.setUser(user)
    await caller.setLayer(layer)
    caller.receivesUpdates = receives
    return { body: word('true'), compressible: true }
  })
  client.send(word('subscribe'))
  client.sendService({ _: 'msgs_ack', msg_ids: [(await client.expect('rpc_result')).msgId] })
  await settle()
}

async function subscriber(
  server: RawServer,
  { authKey, ...subscription }: Subscription & { authKey?: AuthKey } = {},
): Promise<RawClient> {
  const client = await server.greeted(authKey ? { authKey } : {})
  await subscribe(server, client, subscription)
  return client
}

const words = async (client: RawClient) =>
  (await client.untilPong()).filter(({ name }) => name === 'update').map(({ body }) => readWord(body))

suite('an update', () => {
  test('reaches every live session of the user, in the layer of each, and nobody else', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const [old, modern, same] = [
      await subscriber(server, { authKey }),
      await subscriber(server, { authKey, layer: 229 }),
      await subscriber(server),
    ]
    const other = await subscriber(server, { user: 6n })
    const layers: number[] = []
    server.mtproto.updates.push(USER, (layer) => {
      layers.push(layer)
      return word(`news of ${layer}`)
    })
    assert.deepEqual(await words(old), ['news of 158'])
    assert.deepEqual(await words(same), ['news of 158'])
    assert.deepEqual(await words(modern), ['news of 229'])
    assert.deepEqual(await words(other), [])
    assert.deepEqual(layers.sort(), [158, 229], 'written once for each layer')
  })

  test('reaches a client that was logged in before the server started', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    await server.keyStore.setUser(authKey.id, USER)
    const client = await server.greeted({ authKey })
    server.on('subscribe', (caller) => {
      caller.receivesUpdates = true
      return { body: word('true'), compressible: true }
    })
    client.send(word('subscribe'))
    await client.expect('rpc_result')
    server.mtproto.updates.push(USER, () => word('news'))
    assert.deepEqual(await words(client), ['news'])
  })

  test('must be acknowledged, and its id is 3 mod 4', async () => {
    const server = new RawServer()
    const client = await subscriber(server)
    server.mtproto.updates.push(USER, () => word('news'))
    const [update] = await client.untilPong()
    assert.deepEqual([update?.msgId && update.msgId % 4n, update?.seqNo && update.seqNo % 2], [3n, 1])
    client.connection.wire.hangUp()
    client.use(server.connect())
    assert.equal(
      (await client.untilPong())[0]?.msgId,
      update?.msgId,
      'it comes again until it is acknowledged',
    )
  })

  test('does not reach the session that caused it, but the others of its key', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const [cause, sibling] = [await subscriber(server, { authKey }), await subscriber(server, { authKey })]
    const origin = { authKeyId: authKey.id, sessionId: cause.sessionId }
    server.mtproto.updates.push(USER, () => word('news'), origin)
    assert.deepEqual(await words(cause), [])
    assert.deepEqual(await words(sibling), ['news'])
  })

  test('does not reach a session that only moves files', async () => {
    const server = new RawServer()
    const client = await subscriber(server, { receives: false })
    server.mtproto.updates.push(USER, () => word('news'))
    assert.deepEqual(await words(client), [])
  })

  test('does not reach a client that logged out', async () => {
    const server = new RawServer()
    const client = await subscriber(server)
    server.on('log out', async (caller) => {
      await caller.setUser(undefined)
      return { body: word('true'), compressible: true }
    })
    client.send(word('log out'))
    await client.expect('rpc_result')
    server.mtproto.updates.push(USER, () => word('news'))
    assert.deepEqual(await words(client), [])
  })

  test('that cannot be written at one layer reaches the others', async () => {
    const server = new RawServer()
    const [old, modern] = [await subscriber(server), await subscriber(server, { layer: 229 })]
    server.mtproto.updates.push(USER, (layer) => {
      if (layer === 158) throw new Error('unknown there')
      return word('news')
    })
    assert.deepEqual(await words(old), [])
    assert.deepEqual(await words(modern), ['news'])
    assert.equal(server.errors.length, 2)
  })
})

suite('a client that missed updates', () => {
  test('since it had no connection is told that its session is new, without repeating requests', async () => {
    const server = new RawServer()
    const client = await server.client()
    const first = client.nextId()
    client.sendService({ _: 'ping', ping_id: 1n }, { msgId: first })
    const created = await client.expect('new_session_created')
    await client.expect('pong')
    client.sendService({ _: 'msgs_ack', msg_ids: [created.msgId] })
    await subscribe(server, client)
    client.connection.wire.hangUp()
    server.mtproto.updates.push(USER, () => assert.fail('nothing is written for nobody'))
    assert.deepEqual(server.errors, [])

    client.use(server.connect())
    const again = (await client.untilPong()).filter(({ name }) => name !== 'pong')
    assert.deepEqual(
      again.map(({ name }) => name),
      ['new_session_created'],
    )
    const announcement = mtprotoCodec.readExact(again[0]?.body ?? new Uint8Array())
    assert.ok('first_msg_id' in announcement && 'unique_id' in announcement)
    assert.equal(announcement.first_msg_id, first)
    assert.notEqual(announcement.unique_id, created.unique_id)
  })

  test('since it reads too slowly is told so when it has caught up', async () => {
    const server = new RawServer({ gatewayLimits: { outputBytes: 1000 } })
    const client = await subscriber(server)
    client.connection.wire.isReading = false
    for (let count = 0; count < 50; count++) {
      server.mtproto.updates.push(USER, () => word('n'.repeat(100)))
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.ok(client.connection.wire.bufferedBytes < 2000, 'no more than fits waits for it')
    client.connection.wire.read()
    const names = (await client.untilPong()).map(({ name }) => name)
    assert.ok(names.filter((name) => name === 'update').length < 20)
    assert.equal(names.at(-1), 'new_session_created')
  })
})
