import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer } from '@longshore/testing/raw-server'

const SECOND = 1000

suite('a ping', () => {
  for (const seqNo of [2, 3]) {
    test(`with seq_no ${seqNo} is answered with its own id and that of its message`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      const msgId = client.sendService({ _: 'ping', ping_id: -9n }, { seqNo })
      const pong = await client.expect('pong')
      assert.deepEqual([pong.msg_id, pong.ping_id], [msgId, -9n])
      assert.equal(pong.seqNo % 2, 0, 'a pong need not be acknowledged')
    })
  }

  test('that comes twice is answered twice', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.sendService({ _: 'ping', ping_id: 1n })
    await client.expect('pong')
    client.sendService({ _: 'ping', ping_id: 1n }, { msgId })
    assert.equal((await client.expect('pong')).msg_id, msgId)
  })
})

suite('ping_delay_disconnect', () => {
  const ping = (delay: number) =>
    ({ _: 'ping_delay_disconnect', ping_id: 1n, disconnect_delay: delay }) as const

  test('is answered, and the connection closed when no other follows in time', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.sendService(ping(7))
    assert.equal((await client.expect('pong')).ping_id, 1n)
    server.time.advance(7 * SECOND - 1)
    assert.equal(client.connection.wire.isClosed, false)
    server.time.advance(1)
    assert.equal(client.connection.wire.isClosed, true)
  })

  test('is renewed by the next one, whatever else is said', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.sendService(ping(7))
    await client.expect('pong')
    server.time.advance(6 * SECOND)
    client.sendService(ping(20))
    await client.expect('pong')
    server.time.advance(19 * SECOND)
    await client.untilPong()
    assert.equal(client.connection.wire.isClosed, false, 'the second one counts')
    server.time.advance(SECOND)
    assert.equal(client.connection.wire.isClosed, true, 'a plain ping does not renew it')
  })

  for (const [name, delay, seconds] of [
    ['a delay below zero', -5, 1],
    ['no delay at all', 0, 1],
    ['a delay of years', 2 ** 31 - 1, 600],
  ] as const) {
    test(`with ${name} is cut to sense`, async () => {
      const server = new RawServer({ gatewayLimits: { silence: 3600 * SECOND } })
      const client = await server.greeted()
      client.sendService(ping(delay))
      await client.expect('pong')
      server.time.advance(seconds * SECOND - 1)
      assert.equal(client.connection.wire.isClosed, false)
      server.time.advance(1)
      assert.equal(client.connection.wire.isClosed, true)
    })
  }

  test('closes its own connection and no other of the session', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    client.sendService(ping(7))
    await client.expect('pong')
    client.use(server.connect())
    await client.untilPong()
    server.time.advance(10 * SECOND)
    assert.deepEqual([first.wire.isClosed, client.connection.wire.isClosed], [true, false])
    assert.deepEqual(await client.untilPong(), [])
  })
})
