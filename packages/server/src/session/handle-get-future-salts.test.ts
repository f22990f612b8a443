import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer, word } from '@longshore/testing/raw-server'

suite('get_future_salts', () => {
  test('is answered by a message of its own, with salts that will be accepted', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.sendService({ _: 'get_future_salts', num: 3 })
    const answer = await client.expect('future_salts')
    assert.equal(answer.req_msg_id, msgId)
    assert.equal(answer.now, Math.floor(server.time.clock() / 1000))
    assert.equal(answer.salts.length, 3)
    assert.equal(answer.seqNo % 2, 0)
    assert.ok((answer.salts[0]?.valid_since ?? 0) <= answer.now)

    server.time.advance(((answer.salts[2]?.valid_since ?? 0) - answer.now) * 1000)
    client.salt = answer.salts[2]?.salt ?? 0n
    client.use(server.connect()).send(word('later'))
    await client.expect('new_session_created')
    await client.expect('rpc_result')
    assert.deepEqual(server.heard, ['later'])
  })
})
