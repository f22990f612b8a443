import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

suite('too many connections of one address', () => {
  for (const [kind, obfuscated] of [
    ['intermediate', false],
    ['full', false],
    ['padded', true],
  ] as const) {
    test(`are told -429 and closed (${obfuscated ? 'obfuscated ' : ''}${kind})`, async () => {
      const server = new RawServer({ gatewayLimits: { connectionsPerAddress: 2 } })
      for (let count = 0; count < 2; count++) await server.greeted()
      const connection = server.connect({ kind, obfuscated })
      connection.send(new Uint8Array(40))
      assert.equal(await connection.transportError(), -429)
      assert.equal(connection.wire.isClosed, true)
    })
  }

  test('do not hinder other addresses, nor the next one when one has ended', async () => {
    const server = new RawServer({ gatewayLimits: { connectionsPerAddress: 1 } })
    const first = await server.greeted()
    await server.greeted({ connection: server.connect({ remoteAddress: '192.0.2.9' }) })
    first.connection.wire.hangUp()
    await server.greeted()
    assert.equal(server.mtproto.connectionCount, 2)
  })

  test('far too many are not even told', async () => {
    const server = new RawServer({ gatewayLimits: { connectionsPerAddress: 1 } })
    await server.greeted()
    const [told, untold] = [server.connect(), server.connect()]
    assert.deepEqual([told.wire.isClosed, untold.wire.isClosed], [false, true])
  })

  test('that say nothing are closed soon', async () => {
    const server = new RawServer({ gatewayLimits: { connectionsPerAddress: 1 } })
    await server.greeted()
    const { wire } = server.connect()
    server.time.advance(5000)
    assert.equal(wire.isClosed, true)
  })

  test('that say what no transport says are closed at once', async () => {
    const server = new RawServer({ gatewayLimits: { connectionsPerAddress: 1 } })
    await server.greeted()
    const connection = server.connect()
    connection.sendBytes(new Uint8Array(Buffer.from('GET / HTTP/1.1')))
    assert.equal(connection.wire.isClosed, true)
  })
})

suite('closing the server', () => {
  test('answers what is under way, then closes every connection', async () => {
    const server = new RawServer()
    const [busy, idle] = [await server.greeted(), await server.greeted()]
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
    )
    busy.send(word('slow'))
    await settle()
    const closed = server.mtproto.close()
    await settle()
    assert.deepEqual([busy.connection.wire.isClosed, idle.connection.wire.isClosed], [false, true])
    busy.send(word('too late'))
    finish()
    await closed
    assert.equal(readWord((await busy.expect('rpc_result')).result), 'done')
    assert.equal(busy.connection.wire.isClosed, true)
    assert.deepEqual(server.heard, ['slow'])
    assert.equal(server.time.pending, 0, 'no timer is left')
  })

  test('waits for what a client asked that has gone', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const { promise, resolve } = Promise.withResolvers<void>()
    server.on('slow', async () => {
      await promise
      return { body: word('done'), compressible: true }
    })
    client.send(word('slow'))
    await settle()
    client.connection.wire.hangUp()
    let isClosed = false
    const closed = server.mtproto.close().then(() => {
      isClosed = true
    })
    await settle()
    assert.equal(isClosed, false)
    resolve()
    await closed
  })

  test('says nothing of what fails when it was given up', async () => {
    const server = new RawServer({ gatewayLimits: { drain: 10_000 } })
    const client = await server.greeted()
    const { promise, reject } = Promise.withResolvers<never>()
    server.on('slow', () => promise)
    client.send(word('slow'))
    await settle()
    const closed = server.mtproto.close()
    await settle()
    server.time.advance(10_000)
    await closed
    reject(new Error('statement has been finalized'))
    await settle()
    assert.deepEqual(server.errors, [])
  })

  test('runs what has arrived at that very moment', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(word('just in time'))
    await server.mtproto.close()
    assert.equal(readWord((await client.expect('rpc_result')).result), 'just in time')
  })

  test('waits no longer than it may', async () => {
    const server = new RawServer({ gatewayLimits: { drain: 10_000 } })
    const client = await server.greeted()
    server.on('never', () => new Promise(() => {}))
    client.send(word('never'))
    await settle()
    const closed = server.mtproto.close()
    await settle()
    server.time.advance(10_000)
    await closed
    assert.equal(client.connection.wire.isClosed, true)
  })

  test('does not wait for clients that do not read', async () => {
    const server = new RawServer({ gatewayLimits: { farewell: 5000 } })
    const client = await server.greeted()
    client.connection.wire.isReading = false
    client.send(word('hello'))
    await settle()
    const closed = server.mtproto.close()
    await settle()
    assert.equal(client.connection.wire.isClosed, false)
    server.time.advance(5000)
    await closed
    assert.equal(client.connection.wire.isClosed, true)
  })

  test('accepts nothing afterwards', async () => {
    const server = new RawServer()
    await server.mtproto.close()
    assert.equal(server.connect().wire.isClosed, true)
  })
})
