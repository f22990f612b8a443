import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, word } from '@longshore/testing/raw-server'

async function stateOf(client: RawClient, id: bigint): Promise<number | undefined> {
  const msgId = client.sendService({ _: 'msgs_state_req', msg_ids: [id] })
  const { req_msg_id, info } = await client.expect('msgs_state_info')
  assert.equal(req_msg_id, msgId)
  assert.equal(info.length, 1)
  return info[0]
}

suite('the state of a message', () => {
  test('is one byte for each, in their order', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const ping = client.sendService({ _: 'ping', ping_id: 1n }, { seqNo: 2 })
    await client.expect('pong')
    client.sendService({ _: 'msgs_state_req', msg_ids: [1n, ping, 2n ** 63n - 4n] })
    assert.deepEqual([...(await client.expect('msgs_state_info')).info], [1, 4 + 16, 3])
  })

  test('before the session began: nothing is known', async () => {
    const server = new RawServer()
    const client = await server.client()
    const earlier = client.nextId()
    await client.untilPong()
    assert.equal(await stateOf(client, earlier), 1)
  })

  test('between others, and never received: certainly not received', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const skipped = client.nextId()
    await client.untilPong()
    assert.equal(await stateOf(client, skipped), 2)
  })

  test('above all others: not received', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    assert.equal(await stateOf(client, client.nextId() + 2n ** 32n), 3)
  })

  test('of a request that runs: received and begun; later also acknowledged', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('never', () => new Promise(() => {}))
    const msgId = client.send(word('never'))
    assert.equal(await stateOf(client, msgId), 4 + 32)
    assert.equal(await stateOf(client, msgId), 4 + 8 + 32, 'the first state travelled with a msgs_ack')
  })

  test('of an answered request: the answer is made; later also received', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    const { msgId: answerId } = await client.expect('rpc_result')
    assert.equal(await stateOf(client, msgId), 4 + 32 + 64)
    client.sendService({ _: 'msgs_ack', msg_ids: [answerId] })
    assert.equal(await stateOf(client, msgId), 4 + 32 + 64 + 128)
  })

  test('of a request whose answer was forgotten: as unknown, so that the client asks anew', async () => {
    const server = new RawServer({ limits: { keptMessages: 0 } })
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    await client.expect('rpc_result')
    assert.equal(await stateOf(client, msgId), 1)
  })

  test('of a request that was itself forgotten: unknown', async () => {
    const server = new RawServer({ limits: { rememberedMessages: 2 } })
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    await client.expect('rpc_result')
    await client.untilPong()
    assert.equal(await stateOf(client, msgId), 1)
  })
})

suite('msgs_all_info', () => {
  test('counts as an acknowledgement of what the client received', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const first = client.send(word('one'))
    const one = await client.expect('rpc_result')
    const second = client.send(word('two'))
    const two = await client.expect('rpc_result')
    const info = Uint8Array.of(4 + 8, 2)
    client.sendService({ _: 'msgs_all_info', msg_ids: [one.msgId, two.msgId, 5n], info })
    assert.equal(await stateOf(client, first), 4 + 32 + 64 + 128)
    assert.equal(await stateOf(client, second), 4 + 32 + 64)
  })
})
