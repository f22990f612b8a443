import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isContentRelated, SequenceNumbers } from './sequence-number.ts'

test('a sequence number is twice the content-related messages before, plus one for such a message', () => {
  const numbers = new SequenceNumbers()
  const sent = [true, false, true, true, false, false, true].map((contentRelated) =>
    numbers.next(contentRelated),
  )
  assert.deepEqual(sent, [1, 2, 3, 5, 6, 6, 7])
})

test('calls, their results, updates and pings are content-related, acknowledgements and their kin are not', () => {
  for (const name of ['upload.getFile', 'rpc_result', 'updates', 'new_session_created', 'ping']) {
    assert.ok(isContentRelated(name), name)
  }
  for (const name of [
    'msgs_ack',
    'msg_container',
    'http_wait',
    'bad_server_salt',
    'bad_msg_notification',
    'pong',
  ]) {
    assert.ok(!isContentRelated(name), name)
  }
})
