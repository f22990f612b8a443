import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'

const MINUTE = 60_000

/** Lets 'slow' wait for its answer. @returns gives it */
function holdUp(server: RawServer): () => void {
  let finish = () => {}
  server.on(
    'slow',
    () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
  )
  return () => finish()
}

suite('a request that comes twice', () => {
  test('is run once and answered twice, the second time with the same message in a container', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('pay'), { seqNo: 3 })
    const first = await client.expect('rpc_result')
    client.send(word('pay'), { msgId, seqNo: 3 })
    const second = await client.expect('rpc_result')
    assert.deepEqual(server.heard, ['pay'])
    assert.equal(second.msgId, first.msgId)
    assert.equal(second.seqNo, first.seqNo)
    assert.equal(readWord(second.result), 'pay')
    assert.ok(second.container, 'a message must not come again alone under the same id')
  })

  test('while it is running is acknowledged, and answered once', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const finish = holdUp(server)
    const msgId = client.send(word('slow'), { seqNo: 3 })
    await client.untilPong()
    client.send(word('slow'), { msgId, seqNo: 3 })
    client.acknowledged.length = 0
    assert.deepEqual(await client.untilPong(), [])
    assert.ok(client.acknowledged.includes(msgId))
    finish()
    assert.equal(readWord((await client.expect('rpc_result')).result), 'done')
    assert.deepEqual(await client.untilPong(), [])
    assert.deepEqual(server.heard, ['slow'])
  })

  test('and has a long answer is told of it, and may ask for it', async () => {
    const server = new RawServer({ limits: { packOver: Number.POSITIVE_INFINITY } })
    const client = await server.greeted()
    const long = 'x'.repeat(20_000)
    server.on('long', () => ({ body: word(long), compressible: true }))
    const msgId = client.send(word('long'), { seqNo: 3 })
    const first = await client.expect('rpc_result')
    client.send(word('long'), { msgId, seqNo: 3 })
    const info = await client.expect('msg_detailed_info')
    assert.deepEqual([info.msg_id, info.answer_msg_id, info.bytes], [msgId, first.msgId, first.body.length])
    client.sendService({ _: 'msg_resend_req', msg_ids: [first.msgId] })
    assert.equal(readWord((await client.expect('rpc_result')).result), long)
  })

  for (const [name, forget] of [
    ['was acknowledged', { keptMessages: 10 }],
    ['did not fit into the memory of the session', { keptMessages: 0 }],
  ] as const) {
    test(`and whose answer ${name} is not run again: the client must ask anew`, async () => {
      const server = new RawServer({ limits: forget })
      const client = await server.greeted()
      const msgId = client.send(word('pay'), { seqNo: 3 })
      const { msgId: answerId } = await client.expect('rpc_result')
      if (forget.keptMessages > 0) client.sendService({ _: 'msgs_ack', msg_ids: [answerId] })
      client.send(word('pay'), { msgId, seqNo: 3 })
      const bad = await client.expect('bad_msg_notification')
      assert.deepEqual([bad.bad_msg_id, bad.error_code], [msgId, 20])
      assert.deepEqual(server.heard, ['pay'])
    })
  }

  test('but was forgotten itself cannot be verified', async () => {
    const server = new RawServer({ limits: { rememberedMessages: 4 } })
    const client = await server.greeted()
    const msgId = client.send(word('pay'), { seqNo: 3 })
    await client.expect('rpc_result')
    for (let count = 0; count < 4; count++) await client.untilPong()
    client.send(word('pay'), { msgId, seqNo: 3 })
    const bad = await client.expect('bad_msg_notification')
    assert.deepEqual([bad.bad_msg_id, bad.error_code], [msgId, 20])
    assert.deepEqual(server.heard, ['pay'])
  })

  test('but is so old that it would be refused is not remembered', async () => {
    const server = new RawServer({ gatewayLimits: { silence: 20 * MINUTE } })
    const client = await server.greeted()
    const msgId = client.send(word('pay'), { seqNo: 3 })
    const { msgId: answerId } = await client.expect('rpc_result')
    client.sendService({ _: 'msgs_ack', msg_ids: [answerId] })
    await client.untilPong()
    server.time.advance(6 * MINUTE)
    client.sendService({ _: 'msgs_state_req', msg_ids: [msgId] })
    assert.deepEqual([...(await client.expect('msgs_state_info')).info], [1], 'nothing is known of it')
    client.send(word('pay'), { msgId, seqNo: 3 })
    assert.equal((await client.expect('bad_msg_notification')).error_code, 20)
    assert.deepEqual(server.heard, ['pay'])
  })

  test('and runs for very long is remembered as long as that takes', async () => {
    const server = new RawServer({ gatewayLimits: { silence: 20 * MINUTE } })
    const client = await server.greeted()
    const finish = holdUp(server)
    const msgId = client.send(word('slow'), { seqNo: 3 })
    await client.untilPong()
    server.time.advance(6 * MINUTE)
    client.send(word('slow'), { msgId, seqNo: 3 })
    assert.deepEqual(await client.untilPong(), [])
    finish()
    assert.equal(readWord((await client.expect('rpc_result')).result), 'done')
    client.send(word('slow'), { msgId, seqNo: 3 })
    assert.equal(readWord((await client.expect('rpc_result')).result), 'done')
    assert.deepEqual(server.heard, ['slow'])
  })

  test('in a new container counts as having come', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const { msgIds } = client.sendContainer([word('pay')])
    await client.expect('rpc_result')
    client.send(word('pay'), { msgId: msgIds[0], seqNo: 3 })
    assert.equal((await client.expect('rpc_result')).req_msg_id, msgIds[0])
    assert.deepEqual(server.heard, ['pay'])
  })

  test('even five minutes later is answered from memory', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('slow', () => new Promise(() => {}))
    const msgId = client.send(word('slow'), { seqNo: 3 })
    await client.untilPong()
    server.time.advance(400_000)
    client.acknowledged.length = 0
    client.send(word('slow'), { msgId, seqNo: 3 })
    assert.deepEqual(await client.untilPong(), [])
    assert.ok(client.acknowledged.includes(msgId))
    assert.deepEqual(server.heard, ['slow'])
  })
})
