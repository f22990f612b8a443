import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer, word } from '@longshore/testing/raw-server'

suite('msg_resend_req', () => {
  test('brings even a single message in a container', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(word('one'))
    const { msgId } = await client.expect('rpc_result')
    // With an even seq_no there is nothing to acknowledge, which would have travelled along.
    client.sendService({ _: 'msg_resend_req', msg_ids: [msgId] }, { seqNo: 2 })
    const again = await client.expect('rpc_result')
    assert.equal(again.msgId, msgId)
    assert.ok(again.container)
  })

  test('brings the messages again, under their own ids, in a container', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const ids: bigint[] = []
    for (const text of ['one', 'two']) {
      client.send(word(text))
      ids.push((await client.expect('rpc_result')).msgId)
    }
    client.sendService({ _: 'msg_resend_req', msg_ids: [...ids, ...ids] })
    const again = [await client.expect('rpc_result'), await client.expect('rpc_result')]
    assert.deepEqual(
      again.map(({ msgId }) => msgId),
      ids,
    )
    assert.ok(again.every(({ container }) => container !== undefined))
    assert.deepEqual(await client.untilPong(), [], 'each once')
  })

  test('that names one that is not kept is answered with the states of all', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(word('one'))
    const { msgId } = await client.expect('rpc_result')
    client.sendService({ _: 'msg_resend_req', msg_ids: [msgId, 5n] })
    const messages = await client.untilPong()
    assert.deepEqual(messages.map(({ name }) => name).sort(), ['msgs_state_info', 'rpc_result'])
  })

  test('that names what was acknowledged brings nothing but the state', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(word('one'))
    const { msgId } = await client.expect('rpc_result')
    client.sendService({ _: 'msgs_ack', msg_ids: [msgId] })
    const request = client.sendService({ _: 'msg_resend_req', msg_ids: [msgId] })
    const state = await client.expect('msgs_state_info')
    assert.deepEqual([state.req_msg_id, state.info.length], [request, 1])
    assert.deepEqual(await client.untilPong(), [])
  })
})
