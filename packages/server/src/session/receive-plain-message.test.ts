import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import { settle } from '@longshore/testing/fake-time'
import { RawServer, word } from '@longshore/testing/raw-server'

const encode = (request: MtprotoMethods[keyof MtprotoMethods]['request']) => mtprotoCodec.encode(request)

const handshake = (server: RawServer, connection = server.connect(), more = {}) =>
  connection.handshake(server.crypto, server.rsaKey, server.time.clock, more)

suite('a handshake', () => {
  for (const [name, more] of [
    ['with the DC', { dcId: 2 }],
    ['without the DC, as older clients make it', {}],
    ['with a media DC', { dcId: -2 }],
    ['with the padding of older clients', { oldPadding: true }],
    ['with a DC that is not this one', { dcId: 4 }],
  ] as const) {
    test(`${name} makes a key that is stored and works with its first salt`, async () => {
      const server = new RawServer()
      const connection = server.connect()
      const { authKey, serverSalt } = await handshake(server, connection, more)
      const stored = await server.keyStore.get(authKey.id)
      assert.deepEqual(stored?.firstSalt, serverSalt)
      assert.deepEqual([...(stored?.key ?? [])], [...authKey.key])

      const client = await server.client({ authKey, salt: serverSalt, connection })
      client.send(word('hello'))
      await client.expect('new_session_created')
      await client.expect('rpc_result')
    })
  }

  test('is confirmed only when the key is stored', async () => {
    const server = new RawServer()
    const put = server.keyStore.put.bind(server.keyStore)
    let finish = () => {}
    server.keyStore.put = async (key) => {
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return put(key)
    }
    let isDone = false
    const made = handshake(server).then((agreed) => {
      isDone = true
      return agreed
    })
    await settle(50)
    assert.equal(isDone, false)
    finish()
    const { authKey } = await made
    assert.ok(await server.keyStore.get(authKey.id))
  })

  for (const [name, put] of [
    ['cannot be stored', () => Promise.reject(new Error('the disk is on fire'))],
    ['has an id that is taken', () => Promise.resolve(false)],
  ] as const) {
    test(`whose key ${name} is not confirmed, not even when its last step is repeated`, async () => {
      const server = new RawServer()
      server.keyStore.put = put
      const connection = server.connect()
      const sent: Uint8Array[] = []
      const send = connection.send.bind(connection)
      connection.send = (payload) => {
        sent.push(payload)
        send(payload)
      }
      handshake(server, connection).catch(() => {})
      await settle(50)
      connection.onFrame = undefined
      const last = sent.at(-1)
      assert.ok(last && sent.length === 3)
      send(last)
      assert.equal(await connection.transportError(), -404)
    })
  }

  for (const [name, payload] of [
    ['a message that no handshake has', sealPlain(4n, encode({ _: 'ping', ping_id: 1n }))],
    [
      'a step before the first',
      sealPlain(
        4n,
        encode({
          _: 'set_client_DH_params',
          nonce: new Uint8Array(16),
          server_nonce: new Uint8Array(16),
          encrypted_data: new Uint8Array(16),
        }),
      ),
    ],
    ['bytes that are no TL', sealPlain(4n, new Uint8Array(40).fill(9))],
    ['a length that lies', sealPlain(4n, new Uint8Array(40)).with(16, 41)],
    ['nothing', new Uint8Array(8)],
  ] as const) {
    test(`that begins with ${name} is answered with -404, and another may follow`, async () => {
      const server = new RawServer()
      const connection = server.connect()
      connection.send(payload)
      assert.equal(await connection.transportError(), -404)
      await handshake(server, connection)
      assert.deepEqual(server.errors, [])
    })
  }

  test('is not repeated for ever on one connection', async () => {
    const server = new RawServer({ limits: { plainMessages: 7 } })
    const connection = server.connect()
    for (let count = 0; count < 2; count++) await handshake(server, connection)
    connection.send(sealPlain(4n, new Uint8Array(40)))
    assert.equal(await connection.transportError(), -404)
    assert.equal(connection.wire.isClosed, false)
    connection.send(sealPlain(8n, new Uint8Array(40)))
    assert.equal(connection.wire.isClosed, true)
  })
})
