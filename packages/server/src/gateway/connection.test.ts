import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import { settle } from '@longshore/testing/fake-time'
import type { RawConnectionOptions } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

const KiB = 1024
const SECOND = 1000

const transports: [TransportKind, boolean][] = [
  ['abridged', false],
  ['intermediate', false],
  ['padded', false],
  ['full', false],
  ['abridged', true],
  ['intermediate', true],
  ['padded', true],
]

const cuts: [string, (bytes: Uint8Array) => Uint8Array[]][] = [
  ['whole', (bytes) => [bytes]],
  ['byte by byte', (bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte))],
  ['after every 7 bytes', (bytes) => pieces(bytes, 7)],
  ['after every 61 bytes', (bytes) => pieces(bytes, 61)],
]

function pieces(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.slice(index * length, (index + 1) * length),
  )
}

for (const [kind, obfuscated] of transports) {
  const name = obfuscated ? `obfuscated ${kind}` : kind
  const options: Partial<RawConnectionOptions> = { kind, obfuscated }

  suite(`over ${name}`, () => {
    for (const [how, cut] of cuts) {
      test(`a client makes a key and is answered; its bytes come ${how}`, async () => {
        const server = new RawServer()
        const connection = server.connect({ ...options, cut })
        const agreed = await connection.handshake(server.crypto, server.rsaKey, server.time.clock)
        const client = await server.client({ authKey: agreed.authKey, salt: agreed.serverSalt, connection })
        client.send(word('hello'))
        await client.expect('new_session_created')
        assert.equal(readWord((await client.expect('rpc_result')).result), 'hello')
      })
    }

    test('half a megabyte goes both ways', async () => {
      const server = new RawServer()
      const client = await server.greeted({ connection: server.connect(options) })
      const part = 'x'.repeat(512 * KiB)
      server.on(part, () => ({ body: word(part), compressible: false }))
      client.send(word(part))
      assert.equal(readWord((await client.expect('rpc_result')).result), part)
    })

    test('many messages at once arrive in one piece', async () => {
      const server = new RawServer()
      const connection = server.connect(options)
      const client = await server.greeted({ connection })
      const send = connection.wire.send.bind(connection.wire)
      const chunks: Uint8Array[] = []
      connection.wire.send = (chunk) => chunks.push(chunk)
      for (const text of ['one', 'two', 'three']) client.send(word(text))
      send(new Uint8Array(Buffer.concat(chunks)))
      connection.wire.send = send
      await client.untilPong()
      assert.deepEqual(server.heard, ['one', 'two', 'three'])
    })

    test('a transport error is understood', async () => {
      const server = new RawServer()
      const connection = server.connect(options)
      connection.send(new Uint8Array(40).fill(5))
      assert.equal(await connection.transportError(), -404)
    })

    if (kind !== 'full') {
      test('a quick acknowledgement comes where it was asked for, and only there', async () => {
        const server = new RawServer()
        const client = await server.greeted({ connection: server.connect(options) })
        client.send(word('plain'))
        await client.expect('rpc_result')
        assert.deepEqual(client.quickAcks, [])
        client.send(word('quick'), { quickAck: true })
        await client.expect('rpc_result')
        assert.equal(client.quickAcks.length, 1)
        assert.ok((client.quickAcks[0] ?? 0) >= 0x80000000, 'its highest bit is set')
      })

      test('a message that is refused is not acknowledged', async () => {
        const server = new RawServer()
        const client = await server.greeted({ connection: server.connect(options) })
        client.send(word('quick'), { quickAck: true, salt: 1n })
        await client.expect('bad_server_salt')
        assert.deepEqual(client.quickAcks, [])
      })
    }

    test('a frame longer than allowed ends the connection', async () => {
      const server = new RawServer({ gatewayLimits: { frameBytes: 1000 } })
      const client = await server.greeted({ connection: server.connect(options) })
      client.send(word('x'.repeat(2000)))
      await settle()
      assert.equal(client.connection.wire.isClosed, true)
      assert.deepEqual(server.heard, [])
    })
  })
}

suite('where the stream must be disguised', () => {
  test('a plain transport is not understood', async () => {
    const server = new RawServer()
    const connection = server.connect({ mustBeObfuscated: true })
    connection.sendBytes(new Uint8Array(64).fill(0xee))
    assert.equal(connection.wire.isClosed, true)
  })

  test('an obfuscated one is', async () => {
    const server = new RawServer()
    const connection = server.connect({ mustBeObfuscated: true, obfuscated: true })
    assert.ok(await server.greeted({ connection }))
  })
})

suite('back-pressure', () => {
  test('a connection runs a bounded number of requests, and reads no further', async () => {
    const server = new RawServer({ gatewayLimits: { requests: 2 } })
    const client = await server.greeted()
    const finish: (() => void)[] = []
    server.on(
      'slow',
      () => new Promise((resolve) => finish.push(() => resolve({ body: word('slow'), compressible: true }))),
    )
    client.sendContainer([word('slow'), word('slow'), word('slow')])
    await settle()
    assert.equal(server.heard.length, 2)
    assert.equal(client.connection.wire.isPaused, true)
    finish.shift()?.()
    await client.expect('rpc_result')
    await settle()
    assert.equal(server.heard.length, 3)
    for (const each of finish) each()
    await client.expect('rpc_result')
    await client.expect('rpc_result')
    await settle()
    assert.equal(client.connection.wire.isPaused, false)
  })

  test('a connection holds a bounded number of bytes of requests', async () => {
    const server = new RawServer({ gatewayLimits: { requestBytes: 100 * KiB } })
    const client = await server.greeted()
    let finish = () => {}
    const part = 'x'.repeat(128 * KiB)
    server.on(
      part,
      () => new Promise((resolve) => (finish = () => resolve({ body: word('ok'), compressible: true }))),
    )
    client.send(word(part))
    await settle()
    assert.equal(client.connection.wire.isPaused, true)
    finish()
    await client.expect('rpc_result')
    await settle()
    assert.equal(client.connection.wire.isPaused, false)
  })

  test('a client that does not read is not read from, and nothing new is begun for it', async () => {
    const server = new RawServer({ gatewayLimits: { outputBytes: 100 * KiB } })
    const client = await server.greeted()
    const { wire } = client.connection
    server.on('file', () => ({ body: word('x'.repeat(64 * KiB)), compressible: false }))
    wire.isReading = false
    for (let count = 0; count < 10; count++) {
      client.send(word('file'))
      await settle()
    }
    assert.equal(server.heard.length, 2, 'the second answer went beyond the bound')
    assert.equal(wire.isPaused, true)
    wire.read()
    for (let count = 0; count < 10; count++) await client.expect('rpc_result')
    await settle()
    assert.equal(wire.isPaused, false)
  })

  test('a client that does not read has no more of its requests begun', async () => {
    const server = new RawServer({ gatewayLimits: { outputBytes: 100 * KiB, requests: 1 } })
    const client = await server.greeted()
    const { wire } = client.connection
    server.on('file', () => ({ body: word('x'.repeat(64 * KiB)), compressible: false }))
    wire.isReading = false
    client.sendContainer(Array.from({ length: 10 }, () => word('file')))
    await settle(50)
    assert.equal(server.heard.length, 2, 'the second answer went beyond the bound')
    wire.hangUp()
    await settle(50)
    assert.equal(server.heard.length, 10, 'but they are run in the end, for they were accepted')
  })

  test('a client that does not read cannot pile up pongs', async () => {
    const server = new RawServer({ gatewayLimits: { outputBytes: 10 * KiB } })
    const client = await server.greeted()
    const { wire } = client.connection
    wire.isReading = false
    for (let count = 0; count < 1000; count++) {
      client.sendService({ _: 'ping', ping_id: 1n })
      await settle(1)
    }
    assert.equal(wire.isPaused, true)
    assert.ok(wire.bufferedBytes < 12 * KiB)
    wire.read()
    for (let count = 0; count < 1000; count++) await client.expect('pong')
  })

  test('requests that wait when their connection ends are run, for they were accepted', async () => {
    const server = new RawServer({ gatewayLimits: { requests: 1 } })
    const client = await server.greeted()
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('slow'), compressible: true }))),
    )
    client.sendContainer([word('slow'), word('quick')])
    await settle()
    client.connection.wire.hangUp()
    finish()
    await settle()
    assert.deepEqual(server.heard, ['slow', 'quick'])
  })
})

suite('a connection is given up', () => {
  const limits = { introduction: 60 * SECOND, silence: 900 * SECOND, stall: 60 * SECOND }

  test('when nothing comes at all', () => {
    const server = new RawServer({ gatewayLimits: limits })
    const { wire } = server.connect()
    server.time.advance(59 * SECOND)
    assert.equal(wire.isClosed, false)
    server.time.advance(16 * SECOND)
    assert.equal(wire.isClosed, true)
  })

  test('when it makes keys but never uses one', async () => {
    const server = new RawServer({ gatewayLimits: limits })
    const connection = server.connect()
    await connection.handshake(server.crypto, server.rsaKey, server.time.clock)
    server.time.advance(75 * SECOND)
    assert.equal(connection.wire.isClosed, true)
  })

  test('after a long silence, but not before', async () => {
    const server = new RawServer({ gatewayLimits: limits })
    const client = await server.greeted()
    server.time.advance(899 * SECOND)
    assert.equal(client.connection.wire.isClosed, false)
    await client.untilPong()
    server.time.advance(899 * SECOND)
    assert.equal(client.connection.wire.isClosed, false, 'the ping counted')
    server.time.advance(16 * SECOND)
    assert.equal(client.connection.wire.isClosed, true)
  })

  test('but not for a silence that the server itself brought about', async () => {
    const server = new RawServer({ gatewayLimits: { ...limits, requests: 1 } })
    const client = await server.greeted()
    server.on('slow', () => new Promise(() => {}))
    client.send(word('slow'))
    await settle()
    assert.equal(client.connection.wire.isPaused, true)
    server.time.advance(2000 * SECOND)
    assert.equal(client.connection.wire.isClosed, false)
  })

  test('when what waits for it does not get any less', async () => {
    const server = new RawServer({ gatewayLimits: limits })
    const client = await server.greeted()
    const { wire } = client.connection
    wire.isReading = false
    client.send(word('hello'))
    await settle()
    server.time.advance(55 * SECOND)
    assert.equal(wire.isClosed, false)
    server.time.advance(35 * SECOND)
    assert.equal(wire.isClosed, true)
  })

  test('but not while it reads, however slowly', async () => {
    const server = new RawServer({ gatewayLimits: limits })
    const client = await server.greeted()
    const { wire } = client.connection
    for (let minute = 0; minute < 5; minute++) {
      wire.isReading = false
      client.send(word('hello'))
      await settle()
      server.time.advance(50 * SECOND)
      wire.read()
    }
    assert.equal(wire.isClosed, false)
  })

  test('and nothing of it is left', async () => {
    const server = new RawServer({ gatewayLimits: limits })
    const before = server.time.pending
    const client = await server.greeted()
    client.sendService({ _: 'ping_delay_disconnect', ping_id: 1n, disconnect_delay: 60 })
    await client.untilPong()
    client.connection.wire.hangUp()
    server.time.advance(SECOND)
    assert.equal(server.time.pending, before)
    assert.equal(server.mtproto.connectionCount, 0)
  })
})
