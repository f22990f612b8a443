import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoTypes } from '@longshore/protocol/schema/mtproto-types.gen'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, word } from '@longshore/testing/raw-server'

/** Drops the answer to a request, and reads what comes back, which is in an rpc_result of its own. */
async function drop(client: RawClient, requestId: bigint): Promise<MtprotoTypes['RpcDropAnswer']> {
  const msgId = client.sendService({ _: 'rpc_drop_answer', req_msg_id: requestId })
  const { req_msg_id, result } = await client.expect('rpc_result')
  assert.equal(req_msg_id, msgId)
  return mtprotoCodec.readExact(result) as MtprotoTypes['RpcDropAnswer']
}

suite('rpc_drop_answer', () => {
  test('of a request that runs: its answer never comes', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
    )
    const msgId = client.send(word('slow'), { seqNo: 3 })
    await client.untilPong()
    assert.equal((await drop(client, msgId))._, 'rpc_answer_dropped_running')
    finish()
    assert.deepEqual(await client.untilPong(), [])
    client.send(word('slow'), { msgId, seqNo: 3 })
    assert.deepEqual(await client.untilPong(), [], 'nor when the request is repeated')
    assert.deepEqual(server.heard, ['slow'])
  })

  test('of an answered request: tells which message it was, and forgets it', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    const answer = await client.expect('rpc_result')
    assert.deepEqual(await drop(client, msgId), {
      _: 'rpc_answer_dropped',
      msg_id: answer.msgId,
      seq_no: answer.seqNo,
      bytes: answer.body.length,
    })
    assert.equal((await drop(client, msgId))._, 'rpc_answer_unknown')
  })

  test('of an answer the client has: unknown', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    client.sendService({ _: 'msgs_ack', msg_ids: [(await client.expect('rpc_result')).msgId] })
    assert.equal((await drop(client, msgId))._, 'rpc_answer_unknown')
  })

  test('of a message that never came: unknown', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    assert.equal((await drop(client, 5n))._, 'rpc_answer_unknown')
  })
})
