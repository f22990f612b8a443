import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ReceivedMessages } from './received-messages.ts'

suite('received messages', () => {
  test('are remembered up to the limit, the oldest to arrive forgotten first', () => {
    const messages = new ReceivedMessages(2)
    messages.add(8n, 1)
    messages.add(4n, 3)
    assert.equal(messages.forgottenUpTo, 0n)
    messages.add(12n, 5)
    assert.equal(messages.find(8n), undefined)
    assert.equal(messages.find(4n)?.seqNo, 3)
    assert.equal(messages.newest, 12n)
  })

  test('the highest forgotten id never sinks', () => {
    const messages = new ReceivedMessages(1)
    for (const id of [8n, 4n, 12n]) messages.add(id, 1)
    assert.equal(messages.forgottenUpTo, 8n)
  })

  test('a message taken back may come again, and is not forgotten', () => {
    const messages = new ReceivedMessages(2)
    messages.add(4n, 1)
    messages.remove(4n)
    assert.equal(messages.find(4n), undefined)
    assert.equal(messages.forgottenUpTo, 0n)
  })

  test('are forgotten from the oldest on, up to the first that is still needed', () => {
    const messages = new ReceivedMessages(10)
    for (const id of [4n, 8n, 12n, 16n]) messages.add(id, 1)
    messages.forgetOldest(({ id }) => id !== 12n)
    assert.deepEqual(
      [4n, 8n, 12n, 16n].map((id) => messages.find(id) !== undefined),
      [false, false, true, true],
    )
    assert.equal(messages.forgottenUpTo, 8n)
  })
})
