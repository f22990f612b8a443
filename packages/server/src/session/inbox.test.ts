import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { settle } from '@longshore/testing/fake-time'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

suite('a message under a key the server does not have', () => {
  test('is answered with -404, and the client may make a key on the same connection', async () => {
    const server = new RawServer()
    const authKey = authKeyOf(server.crypto, server.crypto.randomBytes(256))
    const client = await server.client({ authKey })
    client.send(word('hello'))
    const { connection } = client
    assert.equal(await connection.transportError(), -404)
    connection.onFrame = undefined
    const agreed = await connection.handshake(server.crypto, server.rsaKey, server.time.clock)
    const again = await server.client({ authKey: agreed.authKey, salt: agreed.serverSalt, connection })
    again.send(word('hello'))
    await again.expect('new_session_created')
  })

  test('is not answered for ever', async () => {
    const server = new RawServer({ limits: { transportErrors: 3 } })
    const client = await server.client({ authKey: authKeyOf(server.crypto, server.crypto.randomBytes(256)) })
    for (let count = 0; count < 3; count++) {
      assert.equal(client.connection.wire.isClosed, false)
      client.send(word('hello'))
      assert.equal(await client.connection.transportError(), -404)
    }
    assert.equal(client.connection.wire.isClosed, true)
  })
})

suite('a message that its key does not open', () => {
  for (const [name, spoil] of [
    [
      'a changed byte of the ciphertext',
      (payload: Uint8Array) => payload.with(-1, (payload.at(-1) ?? 0) ^ 1),
    ],
    ['a changed msg_key', (payload: Uint8Array) => payload.with(8, (payload[8] ?? 0) ^ 1)],
    ['a piece cut off', (payload: Uint8Array) => payload.slice(0, -16)],
    ['nothing behind the key id', (payload: Uint8Array) => payload.slice(0, 8)],
    ['a ciphertext of odd length', (payload: Uint8Array) => payload.slice(0, -4)],
  ] as const) {
    test(`${name} closes the connection without a word, for the key is not at fault`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      const { connection } = client
      connection.send(spoil(client.seal(word('hello')).payload))
      await settle()
      assert.equal(connection.wire.isClosed, true)
      assert.deepEqual(connection.frames.takeAll(), [])
      assert.deepEqual(server.heard, [])
      client.use(server.connect()).send(word('again'))
      assert.equal(readWord((await client.expect('rpc_result')).result), 'again')
    })
  }

  test('a frame too short for a key id closes the connection', async () => {
    const server = new RawServer()
    const connection = server.connect()
    connection.send(new Uint8Array(4))
    assert.equal(connection.wire.isClosed, true)
  })
})

suite('messages that arrive while their key is being read', () => {
  test('are handled afterwards, in their order', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const get = server.keyStore.get.bind(server.keyStore)
    let finish = () => {}
    server.keyStore.get = async (id) => {
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return get(id)
    }
    const client = await server.client({ authKey })
    client.send(word('one'))
    await settle()
    client.send(word('two'))
    await settle()
    assert.deepEqual(server.heard, [])
    finish()
    await client.expect('new_session_created')
    await client.expect('rpc_result')
    await client.expect('rpc_result')
    assert.deepEqual(server.heard, ['one', 'two'])
  })

  test('close their connection when it cannot be read, rather than make the client give up its key', async () => {
    const server = new RawServer()
    const client = await server.client()
    server.keyStore.get = () => Promise.reject(new Error('the disk is on fire'))
    client.send(word('hello'))
    await settle()
    assert.equal(client.connection.wire.isClosed, true)
    assert.deepEqual(client.connection.frames.takeAll(), [])
    assert.equal(server.errors.length, 2)
  })
})

suite('keys that nobody uses', () => {
  test('are forgotten after a day, save where somebody is logged in', async () => {
    const server = new RawServer()
    const [idle, user] = [await server.newKey(), await server.newKey()]
    await server.keyStore.setUser(user.id, 5n)
    server.time.advance(24 * 3600_000)
    await settle()
    assert.ok(await server.keyStore.get(idle.id))
    server.time.advance(2 * 3600_000)
    await settle()
    assert.equal(await server.keyStore.get(idle.id), undefined)
    assert.ok(await server.keyStore.get(user.id))
  })
})
