import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, documentOf, download, existing, send, uploaded } from '@longshore/testing/api-files'
import { self, text, updatesIn } from '@longshore/testing/api-messages'
import {
  channel,
  group,
  inputChannel,
  messagesTold,
  messageTold,
  threeUsers,
  updateNames,
} from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }

/** Ada's channel or supergroup with Bob and Cy in it. */
async function harbour({ layer, megagroup = false }: { layer?: number; megagroup?: boolean } = {}) {
  const three = await threeUsers(layer)
  const { ada, bob, cy } = three
  const { as } = await channel({ megagroup }, ada, bob, cy)
  const here = { _: 'peerChannel', channel_id: as(ada).channel_id } as const
  const { messages: before } = (await ada.call({
    _: 'messages.getHistory',
    peer: as(ada),
    ...page,
  })) as Constructor<'messages.channelMessages'>
  return { ...three, as, here, next: (before[0]?.id ?? 0) + 1 }
}

function textsOf(messages: Type<'messages.Messages'>): string[] {
  assert('messages' in messages)
  return messages.messages.map((message) => (message._ === 'message' ? message.message : message._))
}

suite('a post in a channel', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: comes from the channel, under one id for everyone`, async () => {
      const { ada, bob, cy, as, here, next } = await harbour({ layer })
      const sent = await ada.call(text(as(ada), 'Hello', 1n))
      assert.deepEqual(updateNames(sent), [
        'updateMessageID',
        'updateReadChannelInbox',
        'updateNewChannelMessage',
      ])
      const mine = messageTold(sent)
      const [his, hers] = [bob, cy].map((client) => messageTold(...client.forgetUpdates()))
      for (const message of [mine, his, hers]) {
        assert.deepEqual([message?.id, message?.post, message?.views], [next, true, 1])
        assert.deepEqual([message?.peer_id, message?.from_id], [here, undefined])
      }
      assert.deepEqual([mine.out, Boolean(his?.out)], [true, false])
      assert(sent._ === 'updates')
      const [chat] = sent.chats
      assert(chat?._ === 'channel')
      assert.deepEqual([chat.id, chat.access_hash], [here.channel_id, as(ada).access_hash])
    })
  }

  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: its views are told, of what is no post none`, async () => {
      const { ada, bob, as, next } = await harbour({ layer })
      await ada.call(text(as(ada), 'Hello', 1n))
      const id = [next, 1, 77]
      const { views } = await bob.call({ _: 'messages.getMessagesViews', peer: as(bob), id, increment: true })
      assert.deepEqual(
        views.map((shown) => shown.views),
        [1, undefined, undefined],
      )
    })
  }

  test('is for admins', async () => {
    const { bob, as } = await harbour()
    await assert.rejects(bob.call(text(as(bob), 'Hello', 1n)), refused('CHAT_ADMIN_REQUIRED'))
  })

  test('reaches the other sessions of its author, and is not sent twice', async () => {
    const { network, ada, bob, as } = await harbour()
    const adaToo = await network.login(1)
    await adaToo.call({ _: 'updates.getState' })
    const first = await ada.call(text(as(ada), 'Hello', 1n))
    assert.equal(messageTold(...adaToo.forgetUpdates()).out, true)
    bob.forgetUpdates()
    const again = await ada.call(text(as(ada), 'Hello', 1n))
    assert.deepEqual(again._ === 'updates' && again.updates, first._ === 'updates' && first.updates)
    assert.deepEqual(bob.forgetUpdates(), [])
    await assert.rejects(ada.call(text(self, 'Hello', 1n)), refused('RANDOM_ID_DUPLICATE'))
  })

  test('is read by its author as it is written, up to what somebody else said before', async () => {
    const { ada, bob, as, next } = await harbour({ megagroup: true })
    const [peer, mine] = [as(bob), as(ada)] as const
    const readBy = async (client: typeof ada, named: typeof peer) => {
      const peers = [{ _: 'inputDialogPeer', peer: named } as const]
      const { dialogs } = await client.call({ _: 'messages.getPeerDialogs', peers })
      const [dialog] = dialogs
      assert(dialog?._ === 'dialog')
      return [dialog.read_inbox_max_id, dialog.unread_count]
    }
    await ada.call(text(mine, 'one', 1n))
    assert.deepEqual(await readBy(ada, mine), [next, 0])
    await bob.call(text(peer, 'two', 1n))
    const [, read] = updatesIn(await ada.call(text(mine, 'three', 2n)))
    assert(read?._ === 'updateReadChannelInbox')
    assert.deepEqual([read.max_id, read.still_unread_count], [next, 1])
    assert.deepEqual(await readBy(ada, mine), [next, 1])
    await ada.call({ _: 'channels.readHistory', channel: inputChannel(mine), max_id: next + 1 })
    assert.deepEqual(await readBy(ada, mine), [next + 2, 0])
  })

  test('with a file is downloaded by each with its own reference, as long as it may look', async () => {
    const { ada, bob, cy, as } = await harbour()
    await send(ada, documentOf(await uploaded(ada)), { peer: as(ada) })
    const his = documentIn(messageTold(...bob.forgetUpdates()))
    const hers = documentIn(messageTold(...cy.forgetUpdates()))
    assert.equal((await download(bob, his)).bytes.length, 5 * 1024)
    await assert.rejects(download(cy, his), refused('FILE_ID_INVALID'))
    assert(await send(bob, existing(his)))
    await cy.call({ _: 'channels.leaveChannel', channel: inputChannel(as(cy)) })
    await assert.rejects(download(cy, hers), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('is changed and deleted by admins, also those of others', async () => {
    const { ada, bob, cy, as, next } = await harbour()
    const user_id = { ...(await ada.peerOf(bob)), _: 'inputUser' } as const
    const admin_rights = { _: 'chatAdminRights', post_messages: true, edit_messages: true } as const
    const promotion = { _: 'channels.editAdmin', user_id, admin_rights, rank: '' } as const
    await ada.call({ ...promotion, channel: inputChannel(as(ada)) })
    for (const client of [ada, bob, cy]) client.forgetUpdates()
    await ada.call(text(as(ada), 'one', 1n))
    const edit = { _: 'messages.editMessage', id: next, message: 'won' } as const
    const edited = await bob.call({ ...edit, peer: as(bob) })
    assert.deepEqual(updateNames(edited), ['updateEditChannelMessage'])
    assert.equal(messageTold(edited).message, 'won')
    assert.equal(messagesTold(...ada.forgetUpdates()).length, 1)
    await assert.rejects(cy.call({ ...edit, peer: as(cy) }), refused('CHAT_ADMIN_REQUIRED'))
    cy.forgetUpdates()
    const remove = { _: 'channels.deleteMessages' as const, id: [next] }
    await assert.rejects(
      cy.call({ ...remove, channel: inputChannel(as(cy)) }),
      refused('MESSAGE_DELETE_FORBIDDEN'),
    )
    const gone = await bob.call({ ...remove, channel: inputChannel(as(bob)) })
    assert.equal(gone.pts_count, 1)
    const [told] = cy.forgetUpdates() as Constructor<'updates'>[]
    const [update] = told?.updates ?? []
    assert(update?._ === 'updateDeleteChannelMessages')
    assert.deepEqual([update.messages, update.pts], [[next], gone.pts])
  })

  test('that the channel was made cannot be deleted', async () => {
    const { ada, as } = await harbour()
    const channel = inputChannel(as(ada))
    await assert.rejects(
      ada.call({ _: 'channels.deleteMessages', channel, id: [1] }),
      refused('MESSAGE_DELETE_FORBIDDEN'),
    )
    await ada.call(text(as(ada), 'one', 1n))
    const request = { _: 'channels.deleteHistory', channel, max_id: 0, for_everyone: true } as const
    assert.deepEqual(updateNames(await ada.call(request)), ['updateDeleteChannelMessages'])
    const left = await ada.call({ _: 'messages.getHistory', peer: as(ada), ...page })
    assert.deepEqual(textsOf(left), ['messageService'])
  })
})

suite('a supergroup', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: messages come from who says them`, async () => {
      const { ada, bob, cy, as } = await harbour({ layer, megagroup: true })
      const mine = messageTold(await bob.call(text(as(bob), 'Hello', 1n)))
      const theirs = [ada, cy].map((client) => messageTold(...client.forgetUpdates()))
      for (const message of [mine, ...theirs]) {
        assert.deepEqual(message.from_id, { _: 'peerUser', user_id: bob.id })
        assert.deepEqual([message.id, message.post, message.views], [mine.id, undefined, undefined])
      }
      assert.deepEqual(
        [mine, ...theirs].map(({ out }) => Boolean(out)),
        [true, false, false],
      )
    })

    test(`at layer ${layer}: reading tells whose messages were read, and one's own other sessions`, async () => {
      const { network, ada, bob, cy, as, next } = await harbour({ layer, megagroup: true })
      const cyToo = await network.login(3, { layer })
      await cyToo.call({ _: 'updates.getState' })
      await ada.call(text(as(ada), 'a', 1n))
      await bob.call(text(as(bob), 'b', 1n))
      for (const client of [ada, bob, cy, cyToo]) client.forgetUpdates()
      const channel = inputChannel(as(cy))
      assert.equal(await cy.call({ _: 'channels.readHistory', channel, max_id: next }), true)
      const [inbox] = cyToo.forgetUpdates() as Constructor<'updates'>[]
      assert(inbox?.updates[0]?._ === 'updateReadChannelInbox')
      assert.deepEqual([inbox.updates[0].max_id, inbox.updates[0].still_unread_count], [next, 1])
      const [outbox] = ada.forgetUpdates() as Constructor<'updates'>[]
      assert(outbox?.updates[0]?._ === 'updateReadChannelOutbox')
      assert.equal(outbox.updates[0].max_id, next)
      assert.deepEqual([bob.forgetUpdates(), cy.forgetUpdates()], [[], []])
      const peers = [{ _: 'inputDialogPeer', peer: as(cy) }] as const
      const { dialogs } = await cy.call({ _: 'messages.getPeerDialogs', peers: [...peers] })
      const [dialog] = dialogs
      assert(dialog?._ === 'dialog')
      assert.deepEqual(
        [dialog.top_message, dialog.read_inbox_max_id, dialog.unread_count, dialog.pts],
        [next + 1, next, 1, next + 2],
      )
    })
  }

  test('replies, searches by words and by who said it', async () => {
    const { ada, bob, as, next } = await harbour({ megagroup: true })
    await ada.call(text(as(ada), 'a question', 1n))
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: next } as const
    const answer = messageTold(await bob.call(text(as(bob), 'an answer', 1n, { reply_to })))
    assert(answer.reply_to?._ === 'messageReplyHeader')
    assert.equal(answer.reply_to.reply_to_msg_id, next)
    const nothing = { ...reply_to, reply_to_msg_id: 77 }
    await assert.rejects(
      bob.call(text(as(bob), 'x', 2n, { reply_to: nothing })),
      refused('REPLY_MESSAGE_ID_INVALID'),
    )
    const filter = { _: 'inputMessagesFilterEmpty' } as const
    const search = { _: 'messages.search', q: 'AN', filter, min_date: 0, max_date: 0, ...page } as const
    const found = await bob.call({ ...search, peer: as(bob) })
    assert(found._ === 'messages.channelMessages')
    assert.deepEqual([textsOf(found), found.count], [['an answer'], 1])
    const byAda = await bob.call({ ...search, q: '', peer: as(bob), from_id: await bob.peerOf(ada) })
    assert(textsOf(byAda).includes('a question'))
    assert(!textsOf(byAda).includes('an answer'))
    const id = [
      { _: 'inputMessageReplyTo', id: answer.id } as const,
      { _: 'inputMessageID', id: 99 } as const,
    ]
    const named = await bob.call({ _: 'channels.getMessages', channel: inputChannel(as(bob)), id })
    assert.deepEqual(textsOf(named), ['a question', 'messageEmpty'])
  })

  test('members delete their own, admins also what others said', async () => {
    const { ada, bob, as, next } = await harbour({ megagroup: true })
    await ada.call(text(as(ada), 'a', 1n))
    await bob.call(text(as(bob), 'b', 1n))
    const his = { _: 'channels.deleteMessages', channel: inputChannel(as(bob)) } as const
    await assert.rejects(bob.call({ ...his, id: [next, next + 1] }), refused('MESSAGE_DELETE_FORBIDDEN'))
    assert.equal((await bob.call({ ...his, id: [next + 1] })).pts_count, 1)
    const hers = { ...his, channel: inputChannel(as(ada)) }
    assert.equal((await ada.call({ ...hers, id: [next] })).pts_count, 1)
  })

  test('typing is shown to the others; in a channel to nobody', async () => {
    for (const megagroup of [true, false]) {
      const { ada, bob, as } = await harbour({ megagroup })
      const action = { _: 'sendMessageTypingAction' } as const
      await ada.call({ _: 'messages.setTyping', peer: as(ada), action })
      const shown = bob.forgetUpdates() as Constructor<'updateShort'>[]
      assert.deepEqual(
        shown.map(({ update }) => update._),
        megagroup ? ['updateChannelUserTyping'] : [],
      )
    }
  })

  test('who comes later reads what was said before', async () => {
    const { network, ada, as } = await harbour({ megagroup: true })
    await ada.call(text(as(ada), 'before', 1n))
    const dan = await network.login(4)
    await dan.call({ _: 'updates.getState' })
    const users = [{ ...(await ada.peerOf(dan)), _: 'inputUser' } as const]
    network.time.advance(1000)
    await ada.call({ _: 'channels.inviteToChannel', channel: inputChannel(as(ada)), users })
    const dialogs = await dan.call({
      _: 'messages.getDialogs',
      offset_date: 0,
      offset_id: 0,
      offset_peer: { _: 'inputPeerEmpty' },
      limit: 20,
      hash: 0n,
    })
    assert(dialogs._ === 'messages.dialogs' && dialogs.dialogs[0]?._ === 'dialog')
    assert.equal(dialogs.dialogs[0].unread_count, 1) // that Ada has brought him in
    const chat = dialogs.chats.find(({ _ }) => _ === 'channel')
    assert(chat?._ === 'channel')
    const peer = { _: 'inputPeerChannel', channel_id: chat.id, access_hash: chat.access_hash ?? 0n } as const
    const history = await dan.call({ _: 'messages.getHistory', peer, ...page })
    assert(textsOf(history).includes('before'))
  })
})

suite('forwarding', () => {
  const forward = { _: 'messages.forwardMessages', to_peer: self } as const

  test('a post names its channel and which post it was', async () => {
    const { ada, bob, as, here, next } = await harbour()
    await ada.call(text(as(ada), 'Hello', 1n))
    const sent = await bob.call({ ...forward, from_peer: as(bob), id: [next], random_id: [5n] })
    const { fwd_from: header } = messageTold(sent)
    assert.deepEqual(
      [header?.from_id, header?.channel_post, header?.saved_from_peer, header?.saved_from_msg_id],
      [here, next, here, next],
    )
    assert(sent._ === 'updates')
    assert(sent.chats.some(({ id }) => id === here.channel_id))
    const again = { ...forward, from_peer: self, id: [1], random_id: [6n], to_peer: await bob.peerOf(ada) }
    const onwards = messageTold(await bob.call(again)).fwd_from
    assert.deepEqual(
      [onwards?.from_id, onwards?.channel_post, onwards?.saved_from_peer],
      [here, next, undefined],
    )
  })

  test('a file goes from a supergroup to a group, and each has it', async () => {
    const { ada, bob, cy, as, next } = await harbour({ megagroup: true })
    const to_peer = await group(bob, cy)
    await send(ada, documentOf(await uploaded(ada)), { peer: as(ada) })
    cy.forgetUpdates()
    await bob.call({ ...forward, from_peer: as(bob), to_peer, id: [next], random_id: [5n] })
    const hers = messageTold(...cy.forgetUpdates())
    assert.deepEqual(hers.fwd_from?.from_id, { _: 'peerUser', user_id: ada.id })
    assert.equal((await download(cy, documentIn(hers))).bytes.length, 5 * 1024)
  })

  test('is not for what a chat keeps to itself', async () => {
    const { ada, bob, cy, as, next } = await harbour({ megagroup: true })
    const small = await group(ada, bob, cy)
    await ada.call(text(as(ada), 'a secret', 1n))
    await ada.call(text(small, 'a secret', 2n))
    for (const peer of [as(ada), small])
      await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
    for (const [from_peer, id] of [
      [as(bob), next],
      [small, 2],
    ] as const)
      await assert.rejects(
        bob.call({ ...forward, from_peer, id: [id], random_id: [5n] }),
        refused('CHAT_FORWARDS_RESTRICTED'),
      )
  })

  test('that a message tells what somebody did cannot be', async () => {
    const { bob, as } = await harbour({ megagroup: true })
    const request = { ...forward, from_peer: as(bob), id: [1], random_id: [5n] }
    await assert.rejects(bob.call(request), refused('MESSAGE_ID_INVALID'))
  })
})

suite('a channel from outside', () => {
  test('is private, unless it has a name: then anybody may look, and nobody write', async () => {
    const { network, ada, as } = await harbour()
    await send(ada, documentOf(await uploaded(ada)), { peer: as(ada) })
    const dan = await network.login(4)
    await assert.rejects(
      dan.call({ _: 'messages.getHistory', peer: as(ada), ...page }),
      refused('CHANNEL_INVALID'),
    )
    await ada.call({ _: 'channels.updateUsername', channel: inputChannel(as(ada)), username: 'harbour_news' })
    const { chats } = await dan.call({ _: 'contacts.resolveUsername', username: 'harbour_news' })
    const [chat] = chats
    assert(chat?._ === 'channel')
    const peer = { _: 'inputPeerChannel', channel_id: chat.id, access_hash: chat.access_hash ?? 0n } as const
    const history = await dan.call({ _: 'messages.getHistory', peer, ...page })
    assert('messages' in history && history.messages[0]?._ === 'message')
    assert.equal((await download(dan, documentIn(history.messages[0]))).bytes.length, 5 * 1024)
    await assert.rejects(dan.call(text(peer, 'Hello', 1n)), refused('CHAT_WRITE_FORBIDDEN'))
  })
})
