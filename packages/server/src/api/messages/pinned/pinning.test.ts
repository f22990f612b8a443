import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { newMessageIn, self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { channel, group, inputChannel, messagesTold, threeUsers } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const page = { offset_id: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n } as const

const pin = (peer: Type<'InputPeer'>, id: number, more = {}) =>
  ({ _: 'messages.updatePinnedMessage', peer, id, ...more }) as const

let nextRandomId = 1n

async function say(client: ApiClient, peer: Type<'InputPeer'>, words: string): Promise<number> {
  const sent = await client.call(text(peer, words, nextRandomId++))
  return messagesTold(sent)[0]?.id ?? 0
}

/** Texts of what is pinned, by the filter that clients search with. */
async function pinnedFor(client: ApiClient, peer: Type<'InputPeer'>): Promise<string[]> {
  const found = await client.call({
    _: 'messages.search',
    peer,
    q: '',
    filter: { _: 'inputMessagesFilterPinned' },
    min_date: 0,
    max_date: 0,
    ...page,
  })
  assert('messages' in found)
  return found.messages.map((message) => {
    assert(message._ === 'message' && message.pinned === true)
    return message.message
  })
}

/** What an Updates, or several, say of pins: whether, and which messages. */
function pinsTold(...all: unknown[]): [boolean, number[]][] {
  return all
    .flatMap((updates) => updatesIn(updates as never))
    .flatMap((update) =>
      update._ === 'updatePinnedMessages' || update._ === 'updatePinnedChannelMessages'
        ? [[update.pinned === true, update.messages] as [boolean, number[]]]
        : [],
    )
}

/** The ids of messages that were pinned, as service messages tell. */
function deedsTold(...all: unknown[]): (number | undefined)[] {
  return messagesTold(...all).flatMap((message) =>
    message._ === 'messageService' && message.action._ === 'messageActionPinMessage'
      ? [message.reply_to?._ === 'messageReplyHeader' ? message.reply_to.reply_to_msg_id : undefined]
      : [],
  )
}

suite('pinning in a private chat', () => {
  test('both sides have it pinned, each in its own box, and a message tells so', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await say(ada, self, 'mine alone')
    const id = await say(ada, toBob, 'the plan')
    bob.forgetUpdates()
    const told = await ada.call(pin(toBob, id))
    assert.deepEqual([pinsTold(told), deedsTold(told)], [[[true, [2]]], [2]])
    assert.deepEqual([pinsTold(...bob.pushed), deedsTold(...bob.pushed)], [[[true, [1]]], [1]])
    assert.deepEqual(await pinnedFor(ada, toBob), ['the plan'])
    assert.deepEqual(await pinnedFor(bob, toAda), ['the plan'])
    const { full_user } = await bob.call({ _: 'users.getFullUser', id: { ...toAda, _: 'inputUser' } })
    assert.equal(full_user.pinned_msg_id, 1)
  })

  test('with pm_oneside nobody else has it or is told', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    const id = await say(ada, toBob, 'for me')
    bob.forgetUpdates()
    const told = await ada.call(pin(toBob, id, { pm_oneside: true }))
    assert.deepEqual([pinsTold(told), deedsTold(told)], [[[true, [id]]], []])
    assert.deepEqual(bob.pushed, [])
    assert.deepEqual(await pinnedFor(bob, toAda), [])
    // For both: what is missing on the other side.
    await ada.call(pin(toBob, id))
    assert.deepEqual(await pinnedFor(bob, toAda), ['for me'])
  })

  test('the other side unpins it for both, without a message', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    const id = await say(ada, toBob, 'the plan')
    await ada.call(pin(toBob, id))
    ada.forgetUpdates()
    const told = await bob.call(pin(toAda, 1, { unpin: true }))
    assert.deepEqual([pinsTold(told), messagesTold(told)], [[[false, [1]]], []])
    assert.deepEqual(pinsTold(...ada.pushed), [[false, [id]]])
    assert.deepEqual(await pinnedFor(ada, toBob), [])
  })

  test('in Saved Messages nobody has to be told', async () => {
    const { ada } = await twoUsers()
    const id = await say(ada, self, 'note')
    assert.deepEqual(messagesTold(await ada.call(pin(self, id))), [])
    assert.deepEqual(await pinnedFor(ada, self), ['note'])
  })

  test('what is pinned already, what is not there and what tells of a deed are refused', async () => {
    const { ada, toBob } = await twoUsers()
    const id = await say(ada, toBob, 'once')
    await ada.call(pin(toBob, id))
    await assert.rejects(ada.call(pin(toBob, id)), refused('CHAT_NOT_MODIFIED'))
    await assert.rejects(ada.call(pin(toBob, 99)), refused('MESSAGE_ID_INVALID'))
    await assert.rejects(ada.call(pin(self, id)), refused('MESSAGE_ID_INVALID'))
    await assert.rejects(ada.call(pin(toBob, id + 1)), refused('MESSAGE_ID_INVALID'))
  })

  test('a deleted message is pinned no more; an edited one stays so; a forwarded copy is not', async () => {
    const { ada, toBob } = await twoUsers()
    const [first, second] = [await say(ada, toBob, 'first'), await say(ada, toBob, 'second')]
    for (const id of [first, second]) await ada.call(pin(toBob, id))
    await ada.call({ _: 'messages.deleteMessages', id: [first], revoke: true })
    await ada.call({ _: 'messages.editMessage', peer: toBob, id: second, message: 'edited' })
    assert.deepEqual(await pinnedFor(ada, toBob), ['edited'])
    const sent = await ada.call({
      _: 'messages.forwardMessages',
      from_peer: toBob,
      to_peer: self,
      id: [second],
      random_id: [nextRandomId++],
    })
    assert.equal(newMessageIn(sent).pinned, undefined)
    assert.deepEqual(await pinnedFor(ada, self), [])
  })

  test('who was away learns of it by the difference', async () => {
    const { ada, bob, toBob } = await twoUsers()
    const id = await say(ada, toBob, 'the plan')
    const { pts, date, qts } = await bob.call({ _: 'updates.getState' })
    await ada.call(pin(toBob, id))
    await ada.call(pin(toBob, id, { unpin: true }))
    const missed = await bob.call({ _: 'updates.getDifference', pts, date, qts })
    assert(missed._ === 'updates.difference')
    assert.deepEqual(
      missed.other_updates.map((update) => update._ === 'updatePinnedMessages' && update.pinned === true),
      [true, false],
    )
    assert.equal(missed.state.pts, pts + 3)
  })

  test('a bot pins for both sides only', async () => {
    const { network, ada } = await twoUsers()
    const bot = await network.bot('harbour_bot')
    const toBot = await ada.peerNamed('harbour_bot')
    await say(ada, toBot, 'hello')
    const toAda = { _: 'inputPeerUser', user_id: ada.id, access_hash: 0n } as const
    await assert.rejects(bot.call(pin(toAda, 1, { pm_oneside: true })), refused('BOT_ONESIDE_NOT_AVAIL'))
    await bot.call(pin(toAda, 1))
    assert.deepEqual(await pinnedFor(ada, toBot), ['hello'])
  })
})

suite('pinning in groups and channels', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`every member of a basic group may, and each finds it under its own id, at layer ${layer}`, async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      await say(cy, self, 'mine alone')
      const place = await group(ada, bob, cy)
      const id = await say(ada, place, 'the plan')
      cy.forgetUpdates()
      await bob.call(pin(place, id, { silent: true }))
      const [[, [theirs] = []] = []] = pinsTold(...cy.pushed)
      assert.notEqual(theirs, id)
      assert.deepEqual(deedsTold(...cy.pushed), [theirs])
      assert.equal(messagesTold(...cy.pushed)[0]?.silent, true)
      assert.deepEqual(await pinnedFor(cy, place), ['the plan'])
      const { full_chat } = await cy.call({ _: 'messages.getFullChat', chat_id: place.chat_id })
      assert(full_chat._ === 'chatFull')
      assert.equal(full_chat.pinned_msg_id, theirs)
    })
  }

  test('in a supergroup its admins may, and everybody is told', async () => {
    const { ada, bob } = await threeUsers()
    const place = await channel({ megagroup: true }, ada, bob)
    const id = await say(bob, place.as(bob), 'the plan')
    await assert.rejects(bob.call(pin(place.as(bob), id)), refused('CHAT_ADMIN_REQUIRED'))
    bob.forgetUpdates()
    await ada.call(pin(place.as(ada), id))
    assert.deepEqual([pinsTold(...bob.pushed), deedsTold(...bob.pushed)], [[[true, [id]]], [id]])
    const { full_chat } = await bob.call({
      _: 'channels.getFullChannel',
      channel: inputChannel(place.as(bob)),
    })
    assert(full_chat._ === 'channelFull')
    assert.equal(full_chat.pinned_msg_id, id)
    const found = await bob.call({
      _: 'channels.getMessages',
      channel: inputChannel(place.as(bob)),
      id: [{ _: 'inputMessagePinned' }],
    })
    assert('messages' in found)
    assert.deepEqual(
      found.messages.map((message) => message._ === 'message' && message.message),
      ['the plan'],
    )
  })

  test('in a channel what was missed comes with its own difference', async () => {
    const { ada, bob } = await threeUsers()
    const place = await channel({}, ada, bob)
    const id = await say(ada, place.as(ada), 'the plan')
    const { full_chat } = await bob.call({
      _: 'channels.getFullChannel',
      channel: inputChannel(place.as(bob)),
    })
    assert(full_chat._ === 'channelFull')
    await ada.call(pin(place.as(ada), id))
    const missed = await bob.call({
      _: 'updates.getChannelDifference',
      channel: inputChannel(place.as(bob)),
      filter: { _: 'channelMessagesFilterEmpty' },
      pts: full_chat.pts,
      limit: 100,
    })
    assert(missed._ === 'updates.channelDifference')
    assert.deepEqual(
      missed.other_updates.map(({ _ }) => _),
      ['updatePinnedChannelMessages'],
    )
    const [deed] = missed.new_messages
    assert(deed?._ === 'messageService' && deed.post === true)
    assert.equal(deed.action._, 'messageActionPinMessage')
  })

  test('who has left the group may not', async () => {
    const { ada, bob } = await threeUsers()
    const place = await group(ada, bob)
    const id = await say(bob, place, 'the plan')
    await bob.call({ _: 'messages.deleteChatUser', chat_id: place.chat_id, user_id: { _: 'inputUserSelf' } })
    await assert.rejects(bob.call(pin(place, id)), refused('CHAT_WRITE_FORBIDDEN'))
  })
})

suite('unpinning everything', () => {
  test('takes all pins of the dialog, for everybody, and says how far the box has come', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    const note = await say(ada, self, 'note')
    await ada.call(pin(self, note))
    for (const words of ['one', 'two', 'three']) await ada.call(pin(toBob, await say(ada, toBob, words)))
    const { pts } = await ada.call({ _: 'updates.getState' })
    bob.forgetUpdates()
    const answer = await ada.call({ _: 'messages.unpinAllMessages', peer: toBob })
    assert.deepEqual([answer.pts, answer.pts_count, answer.offset], [pts + 3, 3, 0])
    assert.equal(pinsTold(...bob.pushed)[0]?.[1].length, 3)
    assert.deepEqual(await pinnedFor(bob, toAda), [])
    assert.deepEqual(await pinnedFor(ada, self), ['note'])
  })

  test('many are taken some at a time', async () => {
    const { ada } = await twoUsers()
    for (let i = 0; i < 101; i++) await ada.call(pin(self, await say(ada, self, `note ${i}`)))
    assert.equal((await ada.call({ _: 'messages.unpinAllMessages', peer: self })).offset, 1)
    const last = await ada.call({ _: 'messages.unpinAllMessages', peer: self })
    assert.deepEqual([last.offset, last.pts_count], [0, 1])
  })

  test('of a topic, of which there are none, it takes nothing', async () => {
    const { ada } = await twoUsers()
    await ada.call(pin(self, await say(ada, self, 'note')))
    await ada.call({ _: 'messages.unpinAllMessages', peer: self, top_msg_id: 5 })
    assert.deepEqual(await pinnedFor(ada, self), ['note'])
  })

  test('members of a supergroup may not', async () => {
    const { ada, bob } = await threeUsers()
    const place = await channel({ megagroup: true }, ada, bob)
    await assert.rejects(
      bob.call({ _: 'messages.unpinAllMessages', peer: place.as(bob) }),
      refused('CHAT_ADMIN_REQUIRED'),
    )
  })
})

test('what is pinned is counted', async () => {
  const { ada, toBob } = await twoUsers()
  await ada.call(pin(toBob, await say(ada, toBob, 'the plan')))
  const counters = await ada.call({
    _: 'messages.getSearchCounters',
    peer: toBob,
    filters: [{ _: 'inputMessagesFilterPinned' }],
  })
  assert.deepEqual(
    counters.map(({ count }) => count),
    [1],
  )
})
