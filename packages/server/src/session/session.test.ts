import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { settle } from '@longshore/testing/fake-time'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

const MINUTE = 60_000

suite('a session', () => {
  test('is announced once, with its first message and the salt to use', async () => {
    const server = new RawServer()
    const client = await server.client()
    const msgId = client.send(word('hello'))
    const created = await client.expect('new_session_created')
    assert.equal(created.first_msg_id, msgId)
    assert.equal(created.server_salt, created.salt)
    assert.equal(created.seqNo, 1, 'it must be acknowledged')
    await client.expect('rpc_result')
    client.salt = created.server_salt
    client.send(word('again'))
    await client.expect('rpc_result')
  })

  test('is another one for another session_id, and for another key', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const connection = server.connect()
    const uniqueIds = new Set<bigint>()
    for (const options of [
      { authKey, sessionId: 1n, connection },
      { authKey, sessionId: 2n, connection },
      { sessionId: 1n, connection },
    ]) {
      const client = await server.client(options)
      client.send(word('hello'))
      uniqueIds.add((await client.expect('new_session_created')).unique_id)
      await client.expect('rpc_result')
    }
    assert.equal(uniqueIds.size, 3)
  })

  test('without a connection is forgotten after a while, and begins anew', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.connection.wire.hangUp()
    server.time.advance(9 * MINUTE)
    client.use(server.connect())
    assert.deepEqual(await client.untilPong(), [])
    client.connection.wire.hangUp()
    server.time.advance(11 * MINUTE)
    client.use(server.connect()).send(word('hello'))
    await client.expect('new_session_created')
  })

  test('with a connection is not forgotten, however quiet', async () => {
    const server = new RawServer({ gatewayLimits: { silence: 120 * MINUTE } })
    const client = await server.greeted()
    server.time.advance(40 * MINUTE)
    assert.deepEqual(await client.untilPong(), [])
  })

  test('too many: the one that was silent longest is forgotten, those without a connection first', async () => {
    const server = new RawServer({ limits: { strangersSessions: 3 } })
    const authKey = await server.newKey()
    const [live, dead, newer] = [
      await server.greeted({ authKey }),
      await server.greeted({ authKey }),
      await server.greeted({ authKey }),
    ]
    server.time.advance(1000)
    await newer.untilPong()
    dead.connection.wire.hangUp()
    await server.greeted({ authKey })
    for (const client of [live, newer]) assert.deepEqual(await client.untilPong(), [])
    dead.use(server.connect()).send(word('hello'))
    await dead.expect('new_session_created')
  })
})

suite('the connections of a session', () => {
  test('answers go to the one that said something new last', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    const second = server.connect()
    client.use(second)
    await client.untilPong()
    client.send(word('hello'), { on: first })
    assert.equal((await client.expect('rpc_result')).connection, first)
    client.send(word('hello'), { on: second })
    assert.equal((await client.expect('rpc_result')).connection, second)
  })

  test('who plays recorded bytes again gets answers until the client says something new, and then none', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    const recorded = client.seal(word('hello'))
    first.send(recorded.payload.slice())
    await client.expect('rpc_result')
    const replaying = server.connect()
    const replayed: unknown[] = []
    replaying.onFrame = (frame) => replayed.push(frame)
    replaying.send(recorded.payload.slice())
    await settle()
    const before = replayed.length
    assert.ok(before > 0)
    client.send(word('hello'))
    assert.equal((await client.expect('rpc_result')).connection, first)
    assert.equal(replayed.length, before)
  })

  test('when the newest ends, answers go to the one before', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    client.use(server.connect())
    await client.untilPong()
    client.connection.wire.hangUp()
    client.use(first).send(word('hello'))
    assert.equal((await client.expect('rpc_result')).connection, first)
  })

  test('an answer that is not acknowledged comes again over the next connection', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    const lost = await client.expect('rpc_result')
    client.connection.wire.hangUp()
    client.use(server.connect())
    client.sendService({ _: 'ping', ping_id: 1n })
    const again = await client.expect('rpc_result')
    assert.deepEqual([again.req_msg_id, again.msgId], [msgId, lost.msgId])
    assert.ok(again.container)
    await client.expect('pong')
    client.connection.wire.hangUp()

    client.use(server.connect())
    client.sendService({ _: 'msgs_ack', msg_ids: [lost.msgId] })
    await client.untilPong()
    client.connection.wire.hangUp()
    client.use(server.connect())
    assert.deepEqual(await client.untilPong(), [], 'not when it was acknowledged')
  })

  test('an answer comes again once for each connection, and no more when an older one ends', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    client.send(word('hello'))
    await client.expect('rpc_result')
    client.use(server.connect())
    const repeated = await client.untilPong()
    assert.deepEqual(
      repeated.map(({ name }) => name),
      ['rpc_result'],
    )
    client.send(word('again'))
    await client.expect('rpc_result')
    first.wire.hangUp()
    assert.deepEqual(await client.untilPong(), [])
  })

  test('an answer that went to a connection that ends comes again over the one that is left', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.connection
    client.use(server.connect())
    await client.untilPong()
    const msgId = client.send(word('hello'))
    await client.expect('rpc_result')
    client.connection.wire.hangUp()
    const again = await client.use(first).expect('rpc_result')
    assert.deepEqual([again.req_msg_id, again.connection], [msgId, first])
  })

  test('a long answer that is not acknowledged is announced', async () => {
    const server = new RawServer({ limits: { packOver: Number.POSITIVE_INFINITY } })
    const client = await server.greeted()
    server.on('long', () => ({ body: word('x'.repeat(20_000)), compressible: true }))
    client.send(word('long'))
    const lost = await client.expect('rpc_result')
    client.connection.wire.hangUp()
    client.use(server.connect())
    const messages = await client.untilPong()
    assert.deepEqual(
      messages.map(({ name }) => name),
      ['msg_detailed_info'],
    )
    client.sendService({ _: 'msg_resend_req', msg_ids: [lost.msgId] })
    assert.equal((await client.untilPong())[0]?.msgId, lost.msgId)
  })

  test('an answer made while there was no connection comes over the next', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
    )
    client.send(word('slow'))
    await client.untilPong()
    client.connection.wire.hangUp()
    finish()
    await settle()
    client.use(server.connect())
    const [answer] = await client.untilPong()
    assert.equal(answer?.name, 'rpc_result')
  })

  test('the bytes of files are not kept for the next connection: they are asked for again', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('file', () => ({ body: word('bytes'), compressible: false }))
    const msgId = client.send(word('file'), { seqNo: 3 })
    await client.expect('rpc_result')
    client.connection.wire.hangUp()
    client.use(server.connect())
    assert.deepEqual(await client.untilPong(), [])
    client.send(word('file'), { msgId, seqNo: 3 })
    assert.equal((await client.expect('bad_msg_notification')).error_code, 20)
  })

  test('the bytes of files are repeated on the connection they were sent on', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('file', () => ({ body: word('bytes'), compressible: false }))
    const msgId = client.send(word('file'), { seqNo: 3 })
    await client.expect('rpc_result')
    client.send(word('file'), { msgId, seqNo: 3 })
    assert.equal(readWord((await client.expect('rpc_result')).result), 'bytes')
    assert.deepEqual(server.heard, ['file'])
  })

  test('answers older than clients accept are not repeated', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(word('hello'))
    await client.expect('rpc_result')
    server.time.advance(6 * MINUTE)
    client.connection.wire.hangUp()
    client.use(server.connect())
    assert.deepEqual(await client.untilPong(), [])
  })

  test('answers that nobody fetches are kept only so far', async () => {
    const server = new RawServer({ limits: { keptMessages: 3 } })
    const client = await server.greeted()
    const finish: (() => void)[] = []
    server.on(
      'slow',
      () => new Promise((resolve) => finish.push(() => resolve({ body: word('done'), compressible: true }))),
    )
    for (let count = 0; count < 5; count++) client.send(word('slow'))
    await client.untilPong()
    client.connection.wire.hangUp()
    for (const each of finish) each()
    await settle()
    client.use(server.connect())
    assert.equal((await client.untilPong()).length, 3)
  })
})
