import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type Binding, sealBinding } from '@longshore/protocol/mtproto/handshake/bind-temp-key'
import { type AuthKey, authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import type { Caller } from './dispatcher.ts'

const DAY = 24 * 60 * 60
const now = (server: RawServer) => Math.floor(server.time.clock() / 1000)

/** A client that speaks under a temporary key of its own. */
async function temporary(server: RawServer, expiresIn = DAY) {
  const connection = server.connect()
  const agreed = await connection.handshake(server.crypto, server.rsaKey, server.time.clock, { expiresIn })
  const { authKey, serverSalt: salt } = agreed
  return { authKey, client: await server.greeted({ authKey, salt, connection }) }
}

/** Binds as clients do, but for the changes. @returns `true`, or the text of the error */
async function bind(
  server: RawServer,
  { client, authKey }: { client: RawClient; authKey: AuthKey },
  permanent: AuthKey,
  changes: {
    said?: Partial<Binding>
    asked?: Partial<Binding>
    spoil?: (message: Uint8Array) => Uint8Array
  } = {},
): Promise<string> {
  const msgId = client.nextId()
  const binding = {
    msgId,
    nonce: 99n,
    tempAuthKeyId: authKey.id,
    permAuthKeyId: permanent.id,
    tempSessionId: client.sessionId,
    expiresAt: now(server) + DAY,
    ...changes.said,
  }
  const encryptedMessage = (changes.spoil ?? ((message) => message))(
    sealBinding(server.crypto, permanent, binding),
  )
  const { permAuthKeyId: permanentKeyId, nonce, expiresAt } = { ...binding, ...changes.asked }
  server.on('bind', async (caller) => {
    const outcome = await caller
      .bindTemporaryKey({ permanentKeyId, nonce, expiresAt, encryptedMessage })
      .then(() => 'true')
      .catch((error) => (error instanceof RpcError ? error.text : Promise.reject(error)))
    return { body: word(outcome), compressible: true }
  })
  client.send(word('bind'), { msgId })
  return readWord((await client.expect('rpc_result')).result)
}

/** What the API sees of a request's key. */
async function seenBy(
  server: RawServer,
  client: RawClient,
): Promise<Pick<Caller, 'authKeyId' | 'keyIsTemporaryUnbound' | 'userId'>> {
  let seen: Pick<Caller, 'authKeyId' | 'keyIsTemporaryUnbound' | 'userId'> | undefined
  server.on('look', ({ authKeyId, keyIsTemporaryUnbound, userId }) => {
    seen = { authKeyId, keyIsTemporaryUnbound, userId }
    return { body: word('seen'), compressible: true }
  })
  client.send(word('look'))
  await client.expect('rpc_result')
  assert.ok(seen)
  return seen
}

suite('a temporary key', () => {
  test('stands for itself until it is bound, then for the permanent key and its user', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    await server.keyStore.setUser(permanent.id, 5n)
    const device = await temporary(server)
    assert.deepEqual(await seenBy(server, device.client), {
      authKeyId: device.authKey.id,
      keyIsTemporaryUnbound: true,
      userId: undefined,
    })
    assert.equal(await bind(server, device, permanent), 'true')
    assert.deepEqual(await seenBy(server, device.client), {
      authKeyId: permanent.id,
      keyIsTemporaryUnbound: false,
      userId: 5n,
    })
  })

  test('may be one of several of a permanent key, and may be bound again to the same one', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    const [one, two] = [await temporary(server), await temporary(server)]
    for (const device of [one, two, one]) assert.equal(await bind(server, device, permanent), 'true')
    for (const { client } of [one, two]) {
      assert.equal((await seenBy(server, client)).authKeyId, permanent.id)
    }
  })

  test('is stored when it is bound, and not before', async () => {
    const server = new RawServer()
    const { authKey, client } = await temporary(server)
    assert.equal(await server.keyStore.temporary(authKey.id), undefined)
    const permanent = await server.newKey()
    await bind(server, { authKey, client }, permanent)
    assert.equal((await server.keyStore.temporary(authKey.id))?.boundTo, permanent.id)
    assert.equal(await server.keyStore.get(authKey.id), undefined)
  })

  for (const [name, error, changes] of [
    ['says another nonce', 'ENCRYPTED_MESSAGE_INVALID', { asked: { nonce: 98n } }],
    ['was made for another temporary key', 'ENCRYPTED_MESSAGE_INVALID', { said: { tempAuthKeyId: 1n } }],
    ['was made for another session', 'ENCRYPTED_MESSAGE_INVALID', { said: { tempSessionId: 1n } }],
    ['was made for another message', 'ENCRYPTED_MESSAGE_INVALID', { said: { msgId: 4n } }],
    ['says another time', 'ENCRYPTED_MESSAGE_INVALID', { asked: { expiresAt: 1 } }],
    ['names a key nobody has', 'ENCRYPTED_MESSAGE_INVALID', { asked: { permAuthKeyId: 1n } }],
    ['is spoilt', 'ENCRYPTED_MESSAGE_INVALID', { spoil: (message: Uint8Array) => message.with(50, 1) }],
    ['is cut off', 'ENCRYPTED_MESSAGE_INVALID', { spoil: (message: Uint8Array) => message.slice(0, 60) }],
    ['has ended before it begins', 'EXPIRES_AT_INVALID', { said: { expiresAt: 1 } }],
    ['ends long after the key', 'EXPIRES_AT_INVALID', { said: { expiresAt: 2 ** 31 - 1 } }],
  ] as const) {
    test(`is not bound by a message that ${name}: ${error}`, async () => {
      const server = new RawServer()
      const device = await temporary(server)
      assert.equal(await bind(server, device, await server.newKey(), changes), error)
      assert.equal((await seenBy(server, device.client)).keyIsTemporaryUnbound, true)
    })
  }

  test('is not bound by a message under another key than the one it names', async () => {
    const server = new RawServer()
    const device = await temporary(server)
    const permanent = await server.newKey()
    const forged = authKeyOf(server.crypto, server.crypto.randomBytes(256))
    const impostor = { ...forged, id: permanent.id }
    assert.equal(await bind(server, device, impostor), 'ENCRYPTED_MESSAGE_INVALID')
  })

  test('cannot be bound to a second permanent key', async () => {
    const server = new RawServer()
    const device = await temporary(server)
    assert.equal(await bind(server, device, await server.newKey()), 'true')
    assert.equal(await bind(server, device, await server.newKey()), 'TEMP_AUTH_KEY_ALREADY_BOUND')
  })

  test('is what is bound: a permanent key cannot be', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const client = await server.greeted({ authKey })
    assert.equal(await bind(server, { client, authKey }, await server.newKey()), 'TEMP_AUTH_KEY_EMPTY')
  })
})

suite('a restart of the server', () => {
  const restarted = ({ keyStore, time }: RawServer) => new RawServer({ keyStore, time })

  test('is survived by a temporary key that is bound: its client goes on with it', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    await server.keyStore.setUser(permanent.id, 5n)
    const device = await temporary(server)
    await bind(server, device, permanent)
    server.time.advance(1000)
    const next = restarted(server)
    device.client.use(next.connect())
    next.on('look', ({ userId }) => ({ body: word(`user ${userId}`), compressible: true }))
    device.client.send(word('look'))
    await device.client.expect('new_session_created')
    assert.equal(readWord((await device.client.expect('rpc_result')).result), 'user 5')
    assert.equal(await bind(next, device, permanent), 'true', 'also when its client asks again')
  })

  test('is not survived by one that is not bound: its client makes another', async () => {
    const server = new RawServer()
    const { client } = await temporary(server)
    client.use(restarted(server).connect()).send(word('hello'))
    assert.equal(await client.connection.transportError(), -404)
  })

  test('brings back none that has expired, was dropped, or lost its permanent key', async () => {
    const server = new RawServer()
    const [gone, kept] = [await server.newKey(), await server.newKey()]
    const [expired, dropped, orphan] = [
      await temporary(server),
      await temporary(server),
      await temporary(server),
    ]
    for (const [device, permanent] of [
      [expired, kept],
      [dropped, kept],
      [orphan, gone],
    ] as const)
      await bind(server, device, permanent)
    dropped.client.sendService({ _: 'destroy_auth_key' })
    await dropped.client.expect('destroy_auth_key_ok')
    await server.keyStore.delete(gone.id)
    for (const { client } of [dropped, orphan]) {
      client.use(restarted(server).connect()).send(word('hello'))
      assert.equal(await client.connection.transportError(), -404)
    }
    server.time.advance(DAY * 1000)
    expired.client.use(restarted(server).connect()).send(word('hello'))
    assert.equal(await expired.client.connection.transportError(), -404)
    server.time.advance(60_000)
    await settle()
    assert.equal(await server.keyStore.temporary(expired.authKey.id), undefined, 'it is not kept for ever')
  })
})

suite('the end of a temporary key', () => {
  test('comes at its time, to the second: then it is unknown', async () => {
    const life = 3595
    const server = new RawServer({ gatewayLimits: { silence: DAY * 1000 } })
    const { client, authKey } = await temporary(server, life)
    const said = { expiresAt: now(server) + life }
    assert.equal(await bind(server, { client, authKey }, await server.newKey(), { said }), 'true')
    server.time.advance((life - 1) * 1000)
    client.sendService({ _: 'get_future_salts', num: 1 })
    client.salt = (await client.expect('bad_server_salt')).new_server_salt
    client.sendService({ _: 'get_future_salts', num: 1 })
    await client.expect('future_salts')
    server.time.advance(1000)
    client.use(server.connect()).send(word('hello'))
    assert.equal(await client.connection.transportError(), -404)
  })

  test('comes early when it was not bound within ten minutes', async () => {
    const server = new RawServer()
    const [bound, unbound] = [await temporary(server), await temporary(server)]
    await bind(server, bound, await server.newKey())
    server.time.advance(11 * 60_000)
    unbound.client.use(server.connect()).send(word('hello'))
    assert.equal(await unbound.client.connection.transportError(), -404)
    assert.equal((await seenBy(server, bound.client)).keyIsTemporaryUnbound, false)
  })

  test('comes with that of the permanent key', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    const device = await temporary(server)
    await bind(server, device, permanent)
    const client = await server.greeted({ authKey: permanent })
    client.sendService({ _: 'destroy_auth_key' })
    await client.expect('destroy_auth_key_ok')
    assert.equal(device.client.connection.wire.isClosed, true)
    device.client.use(server.connect()).send(word('hello'))
    assert.equal(await device.client.connection.transportError(), -404)
  })

  test('comes by auth.dropTempAuthKeys, save for those named and the one in use', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    const [own, spared, dropped] = [await temporary(server), await temporary(server), await temporary(server)]
    for (const device of [own, spared, dropped]) await bind(server, device, permanent)
    server.on('drop', async (caller) => {
      await caller.dropTemporaryKeys([spared.authKey.id])
      return { body: word('true'), compressible: true }
    })
    own.client.send(word('drop'))
    await own.client.expect('rpc_result')
    for (const { client } of [own, spared]) {
      assert.equal((await seenBy(server, client)).authKeyId, permanent.id)
    }
    dropped.client.use(server.connect()).send(word('hello'))
    assert.equal(await dropped.client.connection.transportError(), -404)
  })

  test('comes by destroy_auth_key under it, and the permanent key goes on', async () => {
    const server = new RawServer()
    const permanent = await server.newKey()
    const device = await temporary(server)
    await bind(server, device, permanent)
    device.client.sendService({ _: 'destroy_auth_key' })
    await device.client.expect('destroy_auth_key_ok')
    device.client.use(server.connect()).send(word('hello'))
    assert.equal(await device.client.connection.transportError(), -404)
    assert.ok(await server.keyStore.get(permanent.id))
  })

  test('comes when the permanent key has too many', async () => {
    const server = new RawServer({ limits: { temporaryKeysPerKey: 1 } })
    const permanent = await server.newKey()
    const [older, newer] = [await temporary(server), await temporary(server)]
    for (const device of [older, newer]) assert.equal(await bind(server, device, permanent), 'true')
    older.client.use(server.connect()).send(word('hello'))
    assert.equal(await older.client.connection.transportError(), -404)
    assert.equal((await seenBy(server, newer.client)).authKeyId, permanent.id)
  })

  test('comes when the server has too many', async () => {
    const server = new RawServer({ limits: { temporaryKeys: 1 } })
    const [older, newer] = [await temporary(server), await temporary(server)]
    older.client.use(server.connect()).send(word('hello'))
    assert.equal(await older.client.connection.transportError(), -404)
    assert.equal((await seenBy(server, newer.client)).keyIsTemporaryUnbound, true)
  })
})
