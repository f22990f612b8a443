import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { newMessageIn, self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('a message to oneself', () => {
  for (const layer of [OLDEST_LAYER, 170, 200, NEWEST_LAYER]) {
    test(`at layer ${layer}: one updateMessageID, one updateNewMessage, nobody is disturbed`, async () => {
      const network = await ApiNetwork.open()
      const ada = await network.login(1, { layer })
      const before = await ada.call({ _: 'updates.getState' })
      const sent = await ada.call(text(self, 'Hello', -5n))
      assert.deepEqual(
        updatesIn(sent).map(({ _ }) => _),
        ['updateMessageID', 'updateNewMessage'],
      )
      const [name, news] = updatesIn(sent)
      assert(name?._ === 'updateMessageID' && news?._ === 'updateNewMessage')
      assert.deepEqual([name.id, name.random_id], [1, -5n])
      assert.deepEqual([news.pts, news.pts_count], [before.pts + 1, 1])
      const message = newMessageIn(sent)
      assert.deepEqual(
        [message.id, message.message, Boolean(message.out), message.date],
        [1, 'Hello', false, network.time.clock() / 1000],
      )
      assert.deepEqual(message.peer_id, { _: 'peerUser', user_id: ada.id })
      assert.deepEqual(message.from_id, { _: 'peerUser', user_id: ada.id })
      assert(sent._ === 'updates' && sent.users[0]?._ === 'user')
      assert.equal(sent.users[0].self, true)
      assert.deepEqual(ada.forgetUpdates(), [])
      const after = await ada.call({ _: 'updates.getState' })
      assert.deepEqual([after.pts, after.unread_count], [before.pts + 1, 0])
    })
  }
})

suite('a message to somebody', () => {
  test('the sender has it as outgoing, the other side as incoming, each with its own ids', async () => {
    const { ada, bob, toBob } = await twoUsers()
    await bob.call(text(self, 'first', 1n))
    const mine = newMessageIn(await ada.call(text(toBob, 'Hello', 1n)))
    const [update] = bob.forgetUpdates()
    assert(update)
    const theirs = newMessageIn(update)
    assert.deepEqual([mine.id, mine.out, theirs.id, Boolean(theirs.out)], [1, true, 2, false])
    assert.deepEqual(mine.peer_id, { _: 'peerUser', user_id: bob.id })
    assert.deepEqual(theirs.peer_id, { _: 'peerUser', user_id: ada.id })
    assert.deepEqual(mine.from_id, { _: 'peerUser', user_id: ada.id })
    assert.equal(theirs.from_id, undefined)
    const { users } = update as Constructor<'updates'>
    const sender = users.find((user) => user.id === ada.id)
    assert(sender?._ === 'user' && sender.access_hash)
    const answer = { _: 'inputPeerUser', user_id: ada.id, access_hash: sender.access_hash } as const
    assert(await bob.call(text(answer, 'Hello yourself', 2n)))
  })

  test('pts of both boxes move by one', async () => {
    const { ada, bob, toBob } = await twoUsers()
    await ada.call(text(toBob, 'a', 1n))
    await ada.call(text(toBob, 'b', 2n))
    const pushed = bob.forgetUpdates().map((updates) => updatesIn(updates)[0])
    assert.deepEqual(
      pushed.map((update) => update?._ === 'updateNewMessage' && [update.pts, update.pts_count]),
      [
        [2, 1],
        [3, 1],
      ],
    )
    assert.equal((await bob.call({ _: 'updates.getState' })).unread_count, 2)
    assert.equal((await ada.call({ _: 'updates.getState' })).pts, 3)
  })

  test('the other sessions of both hear of it, the sending one does not', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    const [adaToo, bobToo] = [await network.login(1, { layer: OLDEST_LAYER }), await network.login(2)]
    await Promise.all([adaToo, bobToo].map((client) => client.call({ _: 'updates.getState' })))
    for (const client of [ada, bob]) client.forgetUpdates()
    await ada.call(text(toBob, 'Hello', 1n))
    assert.deepEqual(
      [ada, adaToo, bob, bobToo].map((client) => client.pushed.length),
      [0, 1, 1, 1],
    )
    const [copy] = adaToo.forgetUpdates()
    assert(copy)
    assert.deepEqual(
      updatesIn(copy).map(({ _ }) => _),
      ['updateNewMessage'],
    )
    assert.equal(newMessageIn(copy).out, true)
  })
})

suite('sending the same again', () => {
  test('answers the original updates, and sends nothing', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    const first = await ada.call(text(toBob, 'Hello', 7n))
    await ada.call(text(toBob, 'between', 8n))
    bob.forgetUpdates()
    network.time.advance(5000)
    const again = await ada.call(text(toBob, 'Hello', 7n))
    assert.deepEqual(updatesIn(again), updatesIn(first))
    assert.deepEqual(bob.forgetUpdates(), [])
    assert.equal((await ada.call({ _: 'updates.getState' })).pts, 3)
  })

  test('also while the first is still on its way', async () => {
    const { ada, bob, toBob } = await twoUsers()
    const [one, two] = await Promise.all([
      ada.call(text(toBob, 'Hello', 7n)),
      ada.call(text(toBob, 'Hello', 7n)),
    ])
    assert.deepEqual(updatesIn(one), updatesIn(two))
    assert.equal(bob.pushed.length, 1)
  })

  test('two users may choose the same number', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await ada.call(text(toBob, 'a', 7n))
    assert.equal(newMessageIn(await bob.call(text(toAda, 'b', 7n))).message, 'b')
  })

  test('the number of another dialog, or of a deleted message, is a duplicate', async () => {
    const { ada, toBob } = await twoUsers()
    const { id } = newMessageIn(await ada.call(text(toBob, 'a', 7n)))
    await assert.rejects(ada.call(text(self, 'a', 7n)), refused('RANDOM_ID_DUPLICATE'))
    await ada.call({ _: 'messages.deleteMessages', id: [id] })
    await assert.rejects(ada.call(text(toBob, 'a', 7n)), refused('RANDOM_ID_DUPLICATE'))
  })

  test('0 is no number', async () => {
    const { ada } = await twoUsers()
    await assert.rejects(ada.call(text(self, 'a', 0n)), refused('RANDOM_ID_EMPTY'))
  })

  test('a reply to message 0 is none, in drafts too', async () => {
    const { ada, toBob } = await twoUsers()
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: 0 } as const
    const sent = newMessageIn(await ada.call(text(toBob, 'a', 7n, { reply_to })))
    assert.equal(sent.reply_to, undefined)
    await ada.call({ _: 'messages.saveDraft', peer: toBob, message: 'begun', reply_to })
    await ada.call({ _: 'messages.saveDraft', peer: toBob, message: '', reply_to })
    const drafts = await ada.call({ _: 'messages.getAllDrafts' })
    assert.deepEqual(updatesIn(drafts), [])
  })
})
