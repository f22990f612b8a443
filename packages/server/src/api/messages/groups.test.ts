import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, documentOf, download, send, uploaded } from '@longshore/testing/api-files'
import { self, text } from '@longshore/testing/api-messages'
import { group, messagesTold, messageTold, threeUsers, updateNames } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }

async function harbour(layer?: number) {
  const three = await threeUsers(layer)
  const { ada, bob, cy } = three
  const peer = await group(ada, bob, cy)
  for (const client of [ada, bob, cy]) client.forgetUpdates()
  return { ...three, peer, here: { _: 'peerChat', chat_id: peer.chat_id } as const }
}

suite('a message to a basic group', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: everyone has a copy with the ids of its own box, and knows who said it`, async () => {
      const { ada, bob, cy, peer, here } = await harbour(layer)
      await bob.call(text(self, 'a note', 1n))
      const sent = await ada.call(text(peer, 'Hello', 1n))
      const mine = messageTold(sent)
      const theirs = [bob, cy].map((client) => messageTold(...client.forgetUpdates()))
      assert.deepEqual(
        [mine, ...theirs].map(({ id, out }) => [id, Boolean(out)]),
        [
          [2, true],
          [3, false],
          [2, false],
        ],
      )
      for (const message of [mine, ...theirs]) {
        assert.deepEqual(message.peer_id, here)
        assert.deepEqual(message.from_id, { _: 'peerUser', user_id: ada.id })
      }
      assert.deepEqual(updateNames(sent), ['updateMessageID', 'updateNewMessage'])
      assert(sent._ === 'updates')
      assert.deepEqual(
        sent.chats.map(({ id }) => id),
        [peer.chat_id],
      )
    })
  }

  test('sent again answers the original, and says nothing twice', async () => {
    const { ada, bob, peer } = await harbour()
    const first = await ada.call(text(peer, 'Hello', 7n))
    bob.forgetUpdates()
    const again = await ada.call(text(peer, 'Hello', 7n))
    assert.deepEqual(messagesTold(again), messagesTold(first))
    assert.deepEqual(bob.forgetUpdates(), [])
  })

  test('is found in the history, in searches and among the dialogs of each', async () => {
    const { ada, bob, peer, here } = await harbour()
    await ada.call(text(peer, 'Hello', 1n))
    const history = await bob.call({ _: 'messages.getHistory', peer, ...page })
    assert(history._ === 'messages.messages')
    assert.deepEqual(
      history.messages.map(({ _ }) => _),
      ['message', 'messageService'],
    )
    const filter = { _: 'inputMessagesFilterEmpty' } as const
    const search = { _: 'messages.search', q: 'hell', filter, min_date: 0, max_date: 0, ...page } as const
    const fromAda = await bob.peerOf(ada)
    const found = await bob.call({ ...search, peer, from_id: fromAda })
    assert('messages' in found && found.messages.length === 1)
    const none = await bob.call({ ...search, peer, from_id: self })
    assert('messages' in none && none.messages.length === 0)
    const dialogs = await bob.call({
      _: 'messages.getDialogs',
      offset_date: 0,
      offset_id: 0,
      offset_peer: { _: 'inputPeerEmpty' },
      limit: 20,
      hash: 0n,
    })
    assert(dialogs._ === 'messages.dialogs' && dialogs.dialogs[0]?._ === 'dialog')
    const [dialog] = dialogs.dialogs
    assert.deepEqual([dialog.peer, dialog.top_message, dialog.unread_count], [here, 2, 2])
    assert.equal(dialogs.chats[0]?.id, peer.chat_id)
  })

  test('with a file: each downloads it by its own reference', async () => {
    const { ada, bob, cy, peer } = await harbour()
    await send(ada, documentOf(await uploaded(ada)), { peer })
    const [his] = [messageTold(...bob.forgetUpdates())]
    const hers = messageTold(...cy.forgetUpdates())
    assert.equal((await download(bob, documentIn(his))).bytes.length, 5 * 1024)
    await assert.rejects(download(cy, documentIn(his)), refused('FILE_ID_INVALID'))
    assert.equal((await download(cy, documentIn(hers))).bytes.length, 5 * 1024)
    const again = await bob.call({ _: 'messages.getMessages', id: [{ _: 'inputMessageID', id: his.id }] })
    assert('messages' in again && again.messages[0]?._ === 'message')
    assert.equal((await download(bob, documentIn(again.messages[0]))).bytes.length, 5 * 1024)
  })

  test('a reply names the message in the words of each box', async () => {
    const { ada, bob, cy, peer } = await harbour()
    await bob.call(text(self, 'a note', 1n))
    await ada.call(text(peer, 'question', 1n))
    for (const client of [ada, bob, cy]) client.forgetUpdates()
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: 3 } as const
    const mine = messageTold(await bob.call(text(peer, 'answer', 2n, { reply_to })))
    const others = [ada, cy].map((client) => messageTold(...client.forgetUpdates()))
    assert.deepEqual(
      [mine, ...others].map(
        ({ reply_to: reply }) => reply?._ === 'messageReplyHeader' && reply.reply_to_msg_id,
      ),
      [3, 2, 2],
    )
    const input = { _: 'inputMessageReplyTo', id: mine.id } as const
    const replied = await bob.call({ _: 'messages.getMessages', id: [input] })
    assert('messages' in replied && replied.messages[0]?._ === 'message')
    assert.equal(replied.messages[0].message, 'question')
  })
})

suite('in a basic group', () => {
  test('reading tells those whose messages were read', async () => {
    const { ada, bob, cy, peer, here } = await harbour()
    await ada.call(text(peer, 'a', 1n))
    await bob.call(text(peer, 'b', 1n))
    for (const client of [ada, bob, cy]) client.forgetUpdates()
    const read = await cy.call({ _: 'messages.readHistory', peer, max_id: 0 })
    assert.equal(read.pts_count, 1)
    for (const [client, max_id] of [
      [ada, 2],
      [bob, 3],
    ] as const) {
      const [told] = client.forgetUpdates() as Constructor<'updates'>[]
      const [update] = told?.updates ?? []
      assert(update?._ === 'updateReadHistoryOutbox')
      assert.deepEqual([update.peer, update.max_id], [here, max_id])
      assert.equal(told?.chats[0]?.id, peer.chat_id)
    }
  })

  test("one edits what is one's own, and everyone sees it", async () => {
    const { ada, bob, cy, peer } = await harbour()
    await ada.call(text(peer, 'seconf', 1n))
    for (const client of [bob, cy]) client.forgetUpdates()
    const edit = { _: 'messages.editMessage', peer, id: 2, message: 'second' } as const
    await assert.rejects(bob.call(edit), refused('MESSAGE_AUTHOR_REQUIRED'))
    assert.equal(messageTold(await ada.call(edit)).message, 'second')
    assert.equal(messageTold(...cy.forgetUpdates()).message, 'second')
    const service = { ...edit, id: 1 }
    await assert.rejects(ada.call(service), refused('MESSAGE_ID_INVALID'))
  })

  test('a member deletes its own messages for all, an admin also those of others', async () => {
    const { ada, bob, cy, peer } = await harbour()
    await ada.call(text(peer, 'a', 1n))
    await bob.call(text(peer, 'b', 1n))
    for (const client of [ada, bob, cy]) client.forgetUpdates()
    await cy.call({ _: 'messages.deleteMessages', id: [2], revoke: true })
    assert.deepEqual([ada.forgetUpdates(), bob.forgetUpdates()], [[], []])
    await bob.call({ _: 'messages.deleteMessages', id: [3], revoke: true })
    assert.deepEqual(updateNames(...ada.forgetUpdates(), ...cy.forgetUpdates()), [
      'updateDeleteMessages',
      'updateDeleteMessages',
    ])
    await ada.call({ _: 'messages.deleteHistory', peer, max_id: 0, revoke: true })
    const left = await bob.call({ _: 'messages.getHistory', peer, ...page })
    assert('messages' in left && left.messages.length === 0)
  })

  test('typing is shown to the others', async () => {
    const { ada, bob, cy, peer } = await harbour()
    await bob.call({ _: 'messages.setTyping', peer, action: { _: 'sendMessageTypingAction' } })
    assert.deepEqual(bob.forgetUpdates(), [])
    for (const client of [ada, cy]) {
      const [short] = client.forgetUpdates() as Constructor<'updateShort'>[]
      assert(short?.update._ === 'updateChatUserTyping')
      assert.deepEqual(short.update.from_id, { _: 'peerUser', user_id: bob.id })
    }
  })

  test('who was sent away keeps what it has, hears no more and cannot write', async () => {
    const { ada, bob, cy, peer } = await harbour()
    const user_id = { ...(await ada.peerOf(cy)), _: 'inputUser' } as const
    await ada.call({ _: 'messages.deleteChatUser', chat_id: peer.chat_id, user_id })
    const told = messagesTold(...cy.forgetUpdates())
    assert(told.some((message) => message._ === 'messageService'))
    await ada.call(text(peer, 'gone', 1n))
    assert.deepEqual(cy.forgetUpdates(), [])
    await assert.rejects(cy.call(text(peer, 'Hello?', 1n)), refused('CHAT_WRITE_FORBIDDEN'))
    const history = await cy.call({ _: 'messages.getHistory', peer, ...page })
    assert('messages' in history && history.messages.length === 2)
    assert(messageTold(...bob.forgetUpdates().slice(-1)))
  })

  test('who comes later has what is said from then on', async () => {
    const { ada, bob, cy } = await threeUsers()
    const peer = await group(ada, bob)
    await ada.call(text(peer, 'before', 1n))
    const user_id = { ...(await ada.peerOf(cy)), _: 'inputUser' } as const
    await ada.call({ _: 'messages.addChatUser', chat_id: peer.chat_id, user_id, fwd_limit: 0 })
    await ada.call(text(peer, 'after', 2n))
    const history = await cy.call({ _: 'messages.getHistory', peer, ...page })
    assert('messages' in history)
    assert.deepEqual(
      history.messages.map((message) => (message._ === 'message' ? message.message : message._)),
      ['after', 'messageService'],
    )
  })

  test('a stranger sees nothing', async () => {
    const { network, peer } = await harbour()
    const dan = await network.login(4)
    for (const method of ['messages.getHistory', 'messages.readHistory', 'messages.deleteHistory'] as const)
      await assert.rejects(dan.call({ _: method, peer, ...page }), refused('CHAT_ID_INVALID'))
    await assert.rejects(dan.call(text(peer, 'Hello', 1n)), refused('CHAT_ID_INVALID'))
  })

  test('what was missed is told in order', async () => {
    const { ada, bob, peer } = await harbour()
    const { pts, qts, date } = await bob.call({ _: 'updates.getState' })
    await ada.call(text(peer, 'a', 1n))
    await ada.call({ _: 'messages.editMessage', peer, id: 2, message: 'b' })
    const missed = await bob.call({ _: 'updates.getDifference', pts, qts, date })
    assert(missed._ === 'updates.difference')
    assert.deepEqual(
      [...missed.new_messages, ...missed.other_updates].map(({ _ }) => _),
      ['message', 'updateEditMessage'],
    )
    assert.equal(missed.chats[0]?.id, peer.chat_id)
  })

  test('a user is known by a message of it', async () => {
    const { ada, bob, cy, peer } = await harbour()
    await ada.call(text(peer, 'Hello', 1n))
    const told = messageTold(...cy.forgetUpdates())
    const named = (user_id: bigint): Type<'InputPeer'> => ({
      _: 'inputPeerUserFromMessage',
      peer,
      msg_id: told.id,
      user_id,
    })
    assert.equal(
      messageTold(await cy.call(text(named(ada.id), 'Hello yourself', 1n))).message,
      'Hello yourself',
    )
    await assert.rejects(cy.call(text(named(bob.id), 'Hello', 2n)), refused('PEER_ID_INVALID'))
  })
})
