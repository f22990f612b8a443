import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { documentOf, messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { newMessageIn, self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { landscape, photoOf } from '@longshore/testing/api-pictures'
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

  test('to oneself also names who had sent it on, when, and what one had said oneself', async () => {
    const { network, ada, bob, toBob, toAda } = await twoUsers()
    const cy = await network.login(3)
    await cy.call(text(await cy.peerOf(bob), 'news', 1n))
    const forward = { _: 'messages.forwardMessages' } as const
    const fromCy = await bob.peerOf(cy)
    network.time.advance(60_000)
    await bob.call({ ...forward, from_peer: fromCy, to_peer: toAda, id: [1], random_id: [2n] })
    const saved = newMessageIn(
      await ada.call({ ...forward, from_peer: toBob, to_peer: self, id: [1], random_id: [2n] }),
    )
    const { from_id, saved_from_id, saved_date, saved_out, date = 0 } = saved.fwd_from ?? {}
    assert.deepEqual(
      [from_id, saved_from_id],
      [cy, bob].map(({ id }) => ({ _: 'peerUser', user_id: id })),
    )
    assert.deepEqual([saved_date, saved_out], [date + 60, undefined])

    await ada.call(text(toBob, 'mine', 3n))
    const own = newMessageIn(
      await ada.call({ ...forward, from_peer: toBob, to_peer: self, id: [3], random_id: [4n] }),
    )
    assert.deepEqual([own.fwd_from?.saved_out, own.fwd_from?.saved_from_id], [true, undefined])
  })

  test('of what somebody said in Saved Messages names nobody, unless it came from another before', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    const forward = { _: 'messages.forwardMessages', from_peer: self, to_peer: toBob } as const
    const own = newMessageIn(await send(ada, documentOf(await uploaded(ada))))
    const sent = newMessageIn(await ada.call({ ...forward, id: [own.id], random_id: [1n] }))
    assert.equal(sent.fwd_from, undefined)
    assert.equal(newMessageIn(bob.forgetUpdates()[0] ?? sent).fwd_from, undefined)
    const again = newMessageIn(await ada.call({ ...forward, to_peer: self, id: [own.id], random_id: [2n] }))
    assert.equal(again.fwd_from, undefined)

    const saved = { _: 'messages.forwardMessages', from_peer: toAda, to_peer: self } as const
    const kept = newMessageIn(await bob.call({ ...saved, id: [1], random_id: [3n] }))
    const back = { ...forward, to_peer: toAda, id: [kept.id], random_id: [4n] }
    const told = newMessageIn(await bob.call(back))
    assert.deepEqual(told.fwd_from?.from_id, { _: 'peerUser', user_id: ada.id })
    assert.equal(told.fwd_from?.saved_from_peer, undefined)
  })

  for (const drop_author of [false, true]) {
    test(`of a part of an album is an album only with more than one of it${drop_author ? ', without its author' : ''}`, async () => {
      const { ada, toBob } = await twoUsers()
      const media = await Promise.all([1, 2, 3].map(async () => photoOf(await uploaded(ada, landscape))))
      const multi_media = media.map((item, i) => ({
        _: 'inputSingleMedia' as const,
        media: item,
        random_id: BigInt(i + 1),
        message: '',
      }))
      const album = messagesIn(await ada.call({ _: 'messages.sendMultiMedia', peer: self, multi_media }))
      const ids = album.map(({ id }) => id)
      const forward = { _: 'messages.forwardMessages', from_peer: self, to_peer: toBob, drop_author } as const
      const groupsOf = async (id: number[], random_id: bigint[]) =>
        messagesIn(await ada.call({ ...forward, id, random_id })).map(({ grouped_id }) => grouped_id)
      assert.deepEqual(await groupsOf(ids.slice(1, 2), [10n]), [undefined])
      const [one, two] = await groupsOf(ids.slice(1), [11n, 12n])
      assert.ok(one !== undefined && one === two && one !== album[0]?.grouped_id)
      assert.equal(new Set(await groupsOf(ids, [13n, 14n, 15n])).size, 1)
    })
  }

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
