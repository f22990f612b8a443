import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newMessageIn, self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { refused } from '@longshore/testing/refused'

suite('forwarding', () => {
  test('names the first author, and to oneself where it was found', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await ada.call(text(toBob, 'one', 1n))
    await ada.call(text(toBob, 'two', 2n))
    bob.forgetUpdates()
    const forward = { _: 'messages.forwardMessages', from_peer: toAda, to_peer: self } as const
    const saved = await bob.call({ ...forward, id: [2, 1], random_id: [5n, 6n] })
    const news = updatesIn(saved).filter((update) => update._ === 'updateNewMessage')
    assert.deepEqual(
      news.map(({ message }) => message._ === 'message' && message.message),
      ['two', 'one'],
    )
    const message = news[0]?.message
    assert(message?._ === 'message')
    assert.deepEqual(message.fwd_from?.from_id, { _: 'peerUser', user_id: ada.id })
    assert.deepEqual(message.fwd_from?.saved_from_peer, { _: 'peerUser', user_id: ada.id })
    assert.equal(message.fwd_from?.saved_from_msg_id, 2)

    const again = { ...forward, from_peer: self, to_peer: toAda, id: [message.id], random_id: [7n] }
    const onwards = newMessageIn(await bob.call(again))
    assert.deepEqual(onwards.fwd_from?.from_id, { _: 'peerUser', user_id: ada.id })
    assert.equal(onwards.fwd_from?.saved_from_peer, undefined)
    const quiet = newMessageIn(await bob.call({ ...again, random_id: [8n], drop_author: true }))
    assert.equal(quiet.fwd_from, undefined)
  })

  for (const [name, ids, randomIds, error] of [
    ['nothing', [], [], 'MESSAGE_IDS_EMPTY'],
    ['fewer numbers than messages', [1, 2], [1n], 'RANDOM_ID_INVALID'],
    ['what is not there', [9], [1n], 'MESSAGE_ID_INVALID'],
    ['a message of another dialog', [3], [1n], 'MESSAGE_ID_INVALID'],
    ['what its author keeps', [2], [1n], 'CHAT_FORWARDS_RESTRICTED'],
    ['one number twice', [1, 1], [1n, 1n], 'RANDOM_ID_DUPLICATE'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const { ada, bob, toBob, toAda } = await twoUsers()
      await ada.call(text(toBob, 'one', 1n))
      await ada.call(text(toBob, 'two', 2n, { noforwards: true }))
      await bob.call(text(self, 'note', 3n))
      const forward = { _: 'messages.forwardMessages', from_peer: toAda, to_peer: self } as const
      await assert.rejects(bob.call({ ...forward, id: [...ids], random_id: [...randomIds] }), refused(error))
      assert.equal((await bob.call({ _: 'updates.getState' })).pts, 4)
    })
  }
})
