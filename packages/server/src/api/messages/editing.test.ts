import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { refused } from '@longshore/testing/refused'

suite('editing', () => {
  test('changes the text on both sides, and keeps what it replies to', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    await ada.call(text(toBob, 'first', 1n))
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: 1 } as const
    await ada.call(text(toBob, 'seconf', 2n, { reply_to }))
    bob.forgetUpdates()
    network.time.advance(10_000)
    const edited = await ada.call({ _: 'messages.editMessage', peer: toBob, id: 2, message: 'second' })
    const [update] = updatesIn(edited)
    assert(update?._ === 'updateEditMessage' && update.message._ === 'message')
    assert.deepEqual([update.pts, update.pts_count], [4, 1])
    assert.deepEqual(
      [update.message.message, update.message.edit_date],
      ['second', network.time.clock() / 1000],
    )
    const [pushed] = bob.forgetUpdates()
    assert(pushed)
    const [theirs] = updatesIn(pushed)
    assert(theirs?._ === 'updateEditMessage' && theirs.message._ === 'message')
    assert.equal(theirs.message.message, 'second')
    assert.equal(
      theirs.message.reply_to?._ === 'messageReplyHeader' && theirs.message.reply_to.reply_to_msg_id,
      1,
    )
  })

  for (const [name, edit, error] of [
    ['the same words', { message: 'Hello' }, 'MESSAGE_NOT_MODIFIED'],
    ['no words at all', { message: '' }, 'MESSAGE_EMPTY'],
    ['another message', { id: 9, message: 'x' }, 'MESSAGE_ID_INVALID'],
    ['a message of another dialog', { peer: self, message: 'x' }, 'MESSAGE_ID_INVALID'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const { ada, toBob } = await twoUsers()
      await ada.call(text(toBob, 'Hello', 1n))
      const request = { _: 'messages.editMessage', peer: toBob, id: 1, ...edit } as const
      await assert.rejects(ada.call(request), refused(error))
    })
  }

  test('is for the author, and for two days', async () => {
    const { network, ada, bob, toBob, toAda } = await twoUsers()
    await ada.call(text(toBob, 'Hello', 1n))
    await ada.call(text(self, 'Hello', 2n))
    const request = { _: 'messages.editMessage', id: 1, message: 'x' } as const
    await assert.rejects(bob.call({ ...request, peer: toAda }), refused('MESSAGE_AUTHOR_REQUIRED'))
    network.time.advance(2 * 86_400_000 + 1000)
    await assert.rejects(ada.call({ ...request, peer: toBob }), refused('MESSAGE_EDIT_TIME_EXPIRED'))
    assert(await ada.call({ ...request, peer: self, id: 2 }))
  })
})
