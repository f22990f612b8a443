import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { RawServer, word } from '@longshore/testing/raw-server'
import { messageIdAt } from './message-rules.ts'

const SECOND = 1000
const TOO_LOW = 16

/** A server in the place of one that ended, on the same keys and in the same time. */
function restarted({ keyStore, time }: RawServer): RawServer {
  return new RawServer({ keyStore, time })
}

test('what was recorded before a restart is not run after it', async () => {
  const server = new RawServer()
  const client = await server.greeted()
  const msgId = client.send(word('pay'), { seqNo: 3 })
  await client.expect('rpc_result')
  server.time.advance(SECOND)
  const next = restarted(server)
  client.use(next.connect())
  client.send(word('pay'), { msgId, seqNo: 3 })
  const { bad_msg_id, error_code } = await client.expect('bad_msg_notification')
  assert.deepEqual([bad_msg_id, error_code], [msgId, TOO_LOW])
  assert.deepEqual(next.heard, [])
})

test('a session goes on after a restart: its new messages are answered, its old ones asked for anew', async () => {
  const server = new RawServer()
  const client = await server.greeted()
  const old = client.send(word('old'), { seqNo: 3 })
  await client.expect('rpc_result')
  server.time.advance(SECOND)
  const next = restarted(server)
  client.use(next.connect())
  client.send(word('new'))
  await client.expect('new_session_created')
  await client.expect('rpc_result')
  // In a container that is new, an old message may come again.
  const body = writeContainer([{ msgId: old, seqNo: 3, body: word('old') }])
  client.send(body, { seqNo: client.nextSeqNo(false) })
  const { bad_msg_id, error_code } = await client.expect('bad_msg_notification')
  assert.deepEqual([bad_msg_id, error_code], [old, TOO_LOW])
  assert.deepEqual(next.heard, ['new'])
})

test('what was recorded of a session that is forgotten is not run in a new one', async () => {
  const server = new RawServer()
  const authKey = await server.newKey()
  const first = await server.greeted({ authKey })
  const msgId = first.send(word('pay'), { seqNo: 3 })
  await first.expect('rpc_result')
  const second = await server.greeted({ authKey })
  second.sendService({ _: 'destroy_session', session_id: first.sessionId })
  await second.expect('destroy_session_ok')
  server.time.advance(60 * SECOND)
  const recording = await server.client({ authKey, sessionId: first.sessionId })
  recording.send(word('pay'), { msgId, seqNo: 3 })
  assert.equal((await recording.expect('bad_msg_notification')).error_code, TOO_LOW)
  recording.send(word('again'))
  await recording.untilPong()
  assert.deepEqual(server.heard, ['pay', 'again'])
})

test('what was recorded is too old, at last, for a key that was forgotten, too', async () => {
  const server = new RawServer({ limits: { sessionIdle: SECOND } })
  const client = await server.greeted()
  const msgId = client.send(word('pay'), { seqNo: 3 })
  await client.expect('rpc_result')
  assert.ok(msgId < messageIdAt(server.time.clock() + SECOND))
  client.connection.wire.hangUp()
  for (let step = 0; step < 12; step++) {
    server.time.advance(30 * SECOND)
    client.use(server.connect())
    client.send(word('pay'), { msgId, seqNo: 3 })
    assert.equal((await client.expect('bad_msg_notification')).error_code, TOO_LOW)
    client.connection.wire.hangUp()
  }
  assert.deepEqual(server.heard, ['pay'])
})
