import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, word } from '@longshore/testing/raw-server'
import type { Caller, Outcome } from './dispatcher.ts'

const client158 = { apiId: 6, deviceModel: 'Crane', systemVersion: '1', appVersion: '2', langCode: 'en' }

/** Has the API look at the caller of a request, and answer when it has. */
async function asked<T>(
  server: RawServer,
  client: RawClient,
  look: (caller: Caller) => T | Promise<T>,
): Promise<T> {
  let seen: T | undefined
  server.on('look', async (caller) => {
    seen = await look(caller)
    return { body: word('seen'), compressible: true }
  })
  client.send(word('look'))
  let message = await client.next()
  while (message.name !== 'rpc_result') message = await client.next()
  return seen as T
}

suite('the caller of a request', () => {
  test('is a message of a session of a key at an address', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const client = await server.client({ authKey, sessionId: -3n })
    const seen = await asked(server, client, (caller) => ({
      authKeyId: caller.authKeyId,
      sessionId: caller.sessionId,
      address: caller.remoteAddress,
      unbound: caller.keyIsTemporaryUnbound,
      userId: caller.userId,
      layer: caller.layer,
      client: caller.client,
      receivesUpdates: caller.receivesUpdates,
    }))
    assert.deepEqual(seen, {
      authKeyId: authKey.id,
      sessionId: -3n,
      address: '192.0.2.1',
      unbound: false,
      userId: undefined,
      layer: 0,
      client: undefined,
      receivesUpdates: false,
    })
  })

  test('keeps its layer for later requests of the session and, without one of their own, for other sessions', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const [first, second] = [await server.client({ authKey }), await server.client({ authKey })]
    await asked(server, first, (caller) => caller.setLayer(158, client158))
    assert.equal(await asked(server, first, (caller) => caller.layer), 158)
    await asked(server, second, (caller) => caller.setLayer(229))
    assert.equal(await asked(server, first, (caller) => caller.layer), 158)
    assert.equal(await asked(server, second, (caller) => caller.layer), 229)
    assert.deepEqual(await asked(server, second, (caller) => caller.client), client158)

    const third = await server.client({ authKey })
    assert.equal(await asked(server, third, (caller) => caller.layer), 229)
    const stored = await server.keyStore.get(authKey.id)
    assert.deepEqual([stored?.layer, stored?.client], [229, client158])
  })

  test('naming the same layer and client again writes nothing', async () => {
    const server = new RawServer()
    const client = await server.client()
    await asked(server, client, (caller) => caller.setLayer(158, client158))
    server.keyStore.setClient = () => Promise.reject(new Error('nothing should be written'))
    await asked(server, client, (caller) => caller.setLayer(158, { ...client158 }))
    assert.deepEqual(server.errors, [])
  })

  test('is logged in and out with all sessions of its key, and finds itself so after a restart', async () => {
    const first = new RawServer()
    const authKey = await first.newKey()
    const [one, other] = [await first.client({ authKey }), await first.client({ authKey })]
    await asked(first, one, (caller) => caller.setUser(5n))
    assert.equal(await asked(first, other, (caller) => caller.userId), 5n)
    await first.mtproto.close()

    const second = new RawServer({ time: first.time, keyStore: first.keyStore })
    one.use(second.connect())
    assert.equal(await asked(second, one, (caller) => caller.userId), 5n)
    await asked(second, one, (caller) => caller.setUser(undefined))
    assert.equal(await asked(second, one, (caller) => caller.userId), undefined)
    assert.deepEqual(await second.keyStore.keysOfUser(5n), [])
  })

  test('leaves its address and time with the key, once a minute', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const start = Math.floor(server.time.clock() / 1000)
    const client = await server.greeted({ authKey })
    const active = async () => {
      const { activeAt, address } = (await server.keyStore.get(authKey.id)) ?? {}
      return [(activeAt ?? 0) - start, address]
    }
    assert.deepEqual(await active(), [0, '192.0.2.1'])
    client.use(server.connect({ remoteAddress: '192.0.2.2' }))
    server.time.advance(59_000)
    await client.untilPong()
    assert.deepEqual(await active(), [0, '192.0.2.1'])
    server.time.advance(1000)
    await client.untilPong()
    assert.deepEqual(await active(), [60, '192.0.2.2'])
  })
})

suite('waiting for another message of the session', () => {
  for (const [name, before, expected] of [
    ['that was answered', word('hello'), 'answered'],
    ['that failed', word('fail'), 'failed'],
  ] as const) {
    test(`${name} ends at once`, async () => {
      const server = new RawServer()
      server.on('fail', () => Promise.reject(new Error('no')))
      const client = await server.greeted()
      const msgId = client.send(before)
      await client.expect('rpc_result')
      assert.equal(await asked(server, client, (caller) => caller.afterMessage(msgId)), expected)
    })
  }

  test('that runs ends when that does', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
    )
    const msgId = client.send(word('slow'))
    await client.untilPong()
    const outcome = asked(server, client, (caller) => caller.afterMessage(msgId))
    await settle()
    finish()
    assert.equal(await outcome, 'answered')
  })

  test('that comes later waits for it', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.nextId()
    const outcome = asked(server, client, (caller) => caller.afterMessage(msgId))
    await settle()
    client.send(word('late'), { msgId })
    assert.equal(await outcome, 'answered')
  })

  test('that never comes ends after half a second', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    let outcome: Outcome | undefined
    server.on('wait', async (caller) => {
      outcome = await caller.afterMessage(5n)
      return { body: word('waited'), compressible: true }
    })
    client.send(word('wait'))
    await client.untilPong()
    server.time.advance(499)
    await settle()
    assert.equal(outcome, undefined)
    server.time.advance(1)
    await client.expect('rpc_result')
    assert.equal(outcome, 'timeout')
  })
})

suite('destroying a key', () => {
  test('of another device ends that one, and its login', async () => {
    const server = new RawServer()
    const other = await server.newKey()
    const stranger = await server.greeted({ authKey: other })
    const client = await server.greeted()
    await asked(server, client, (caller) => caller.destroyKey(other.id))
    assert.equal(stranger.connection.wire.isClosed, true)
    stranger.use(server.connect()).send(word('hello'))
    assert.equal(await stranger.connection.transportError(), -404)
    assert.deepEqual(await client.untilPong(), [])
  })

  test('of the caller happens after the answer', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const client = await server.greeted({ authKey })
    await asked(server, client, (caller) => caller.destroyKey(authKey.id))
    await settle()
    assert.equal(client.connection.wire.isClosed, true)
    assert.equal(await server.keyStore.get(authKey.id), undefined)
  })

  test('that is not there does nothing', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    await asked(server, client, (caller) => caller.destroyKey(5n))
    assert.deepEqual(await client.untilPong(), [])
  })
})
