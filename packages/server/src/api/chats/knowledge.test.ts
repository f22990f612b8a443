import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { channelOf, found, groupOf, threeUsers, updatesOfAnswer, userOf } from '@longshore/testing/api-chats'
import { randomId, uploaded } from '@longshore/testing/api-files'
import { self, text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { downloadAt, photoLocation, portrait } from '@longshore/testing/api-pictures'
import { channel as channelWith, inputChannel, messagesTold } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }
const firstPage = {
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 100,
  hash: 0n,
} as const

async function pictureFor(client: ApiClient): Promise<Constructor<'inputChatUploadedPhoto'>> {
  return { _: 'inputChatUploadedPhoto', file: await uploaded(client, portrait) }
}

function pictureIn(updates: unknown): Constructor<'photo'> {
  const [message] = messagesTold(updates)
  assert(message?._ === 'messageService' && message.action._ === 'messageActionChatEditPhoto')
  assert(message.action.photo._ === 'photo')
  return message.action.photo
}

/** A basic group with a picture, from which Bob is gone; then it gets another title and picture. */
async function goneFromGroup(how: 'kicked' | 'left') {
  const three = await threeUsers()
  const { ada, bob, cy } = three
  const { id: chat_id } = await groupOf(ada, bob, cy)
  await ada.call({ _: 'messages.editChatPhoto', chat_id, photo: await pictureFor(ada) })
  const before = pictureIn(bob.forgetUpdates()[0])
  if (how === 'left')
    await bob.call({ _: 'messages.deleteChatUser', chat_id, user_id: { _: 'inputUserSelf' } })
  else await ada.call({ _: 'messages.deleteChatUser', chat_id, user_id: await userOf(ada, bob) })
  bob.forgetUpdates()
  await ada.call({ _: 'messages.editChatTitle', chat_id, title: 'Secret' })
  await ada.call({ _: 'messages.editChatAbout', peer: { _: 'inputPeerChat', chat_id }, about: 'Secret' })
  await ada.call({ _: 'messages.editChatPhoto', chat_id, photo: await pictureFor(ada) })
  const [chat] = (await ada.call({ _: 'messages.getChats', id: [chat_id] })).chats
  assert(chat?._ === 'chat' && chat.photo._ === 'chatPhoto')
  return {
    ...three,
    chat_id,
    peer: { _: 'inputPeerChat', chat_id } as const,
    before,
    now: chat.photo.photo_id,
  }
}

/** Everything that Bob is told of the group, by whatever way. */
async function everythingTold(bob: ApiClient, chat_id: bigint): Promise<Type<'Chat'>[]> {
  const peer = { _: 'inputPeerChat', chat_id } as const
  const answers = [
    await bob.call({ _: 'messages.getChats', id: [chat_id] }),
    await bob.call({ _: 'messages.getFullChat', chat_id }),
    await bob.call({ _: 'messages.getHistory', peer, ...page }),
    await bob.call({ _: 'messages.getDialogs', ...firstPage }),
    await bob.call({ _: 'messages.getPeerDialogs', peers: [{ _: 'inputDialogPeer', peer }] }),
    await bob.call({
      _: 'messages.search',
      peer,
      q: '',
      filter: { _: 'inputMessagesFilterEmpty' },
      ...page,
      min_date: 0,
      max_date: 0,
    }),
    await bob.call({ _: 'updates.getDifference', pts: 1, date: 1, qts: 0 }),
  ]
  const chats = answers.flatMap((answer) => ('chats' in answer ? answer.chats : []))
  assert.ok(chats.length >= answers.length)
  return chats
}

suite('who is not in a basic group any more', () => {
  for (const how of ['kicked', 'left'] as const) {
    test(`${how}: learns neither its newer title nor a picture, by whatever way it asks`, async () => {
      const { bob, chat_id } = await goneFromGroup(how)
      for (const chat of await everythingTold(bob, chat_id)) {
        assert.equal(chat._, how === 'kicked' ? 'chatForbidden' : 'chat')
        assert.equal('title' in chat && chat.title, 'Dock')
        if (chat._ !== 'chat') continue
        assert.deepEqual([chat.left, chat.photo._, chat.participants_count], [true, 'chatPhotoEmpty', 0])
      }
      const { full_chat } = await bob.call({ _: 'messages.getFullChat', chat_id })
      assert(full_chat._ === 'chatFull')
      assert.deepEqual(
        [full_chat.about, full_chat.chat_photo, full_chat.participants._],
        ['', undefined, 'chatParticipantsForbidden'],
      )
      assert.deepEqual(bob.forgetUpdates(), [])
    })

    test(`${how}: reads no picture of the group, but those of the messages it has`, async () => {
      const { bob, peer, before, now } = await goneFromGroup(how)
      for (const photo_id of [before.id, now])
        for (const big of [true, false]) {
          const location = { _: 'inputPeerPhotoFileLocation', big, peer, photo_id } as const
          await assert.rejects(downloadAt(bob, location), refused('LOCATION_INVALID'))
        }
      assert.ok((await downloadAt(bob, photoLocation(before, 'a'))).length > 0)
    })

    test(`${how}: sees all of it again once it is brought in`, async () => {
      const { cy, bob, chat_id, peer, now } = await goneFromGroup(how)
      await cy.call({ _: 'messages.addChatUser', chat_id, user_id: await userOf(cy, bob), fwd_limit: 0 })
      const [chat] = (await bob.call({ _: 'messages.getChats', id: [chat_id] })).chats
      assert(chat?._ === 'chat')
      assert.deepEqual([chat.title, chat.left], ['Secret', undefined])
      const location = { _: 'inputPeerPhotoFileLocation', peer, photo_id: now } as const
      assert.ok((await downloadAt(bob, location)).length > 0)
    })
  }

  test('kicked: a link into the group leads nowhere', async () => {
    const { ada, bob, chat_id, peer } = await goneFromGroup('kicked')
    const invite = await ada.call({ _: 'messages.exportChatInvite', peer })
    assert(invite._ === 'chatInviteExported')
    const hash = invite.link.split('+').at(-1) ?? ''
    await assert.rejects(bob.call({ _: 'messages.checkChatInvite', hash }), refused('INVITE_HASH_EXPIRED'))
    await assert.rejects(bob.call({ _: 'messages.importChatInvite', hash }), refused('INVITE_HASH_EXPIRED'))
    assert.ok(chat_id > 0n)
  })

  test('its creator who left still sees what it is, and none who is in it', async () => {
    const { ada, bob } = await threeUsers()
    const { id: chat_id } = await groupOf(ada, bob)
    await ada.call({ _: 'messages.deleteChatUser', chat_id, user_id: { _: 'inputUserSelf' } })
    await bob.call({ _: 'messages.editChatTitle', chat_id, title: 'Mine now' })
    const { chats, full_chat } = await ada.call({ _: 'messages.getFullChat', chat_id })
    assert(chats[0]?._ === 'chat' && full_chat._ === 'chatFull')
    assert.deepEqual([chats[0].title, chats[0].left, chats[0].creator], ['Mine now', true, true])
    assert.equal(full_chat.participants._, 'chatParticipantsForbidden')
  })
})

suite('who is not in a channel', () => {
  async function savedPost(megagroup: boolean) {
    const three = await threeUsers()
    const { ada, bob } = three
    const { as } = await channelWith({ megagroup }, ada, bob)
    await ada.call(text(as(ada), 'Hello', 1n))
    const [post] = messagesTold(...bob.forgetUpdates())
    const forward = { _: 'messages.forwardMessages', from_peer: as(bob), to_peer: self } as const
    await bob.call({ ...forward, id: [post?.id ?? 0], random_id: [randomId()] })
    const rename = async () => {
      const channel = inputChannel(as(ada))
      await ada.call({ _: 'channels.editTitle', channel, title: 'Secret' })
      await ada.call({ _: 'channels.editPhoto', channel, photo: await pictureFor(ada) })
    }
    const chatSaved = async () => {
      const history = await bob.call({ _: 'messages.getHistory', peer: self, ...page })
      assert('chats' in history)
      const chat = history.chats.find(({ id }) => id === as(ada).channel_id)
      assert(chat)
      return chat
    }
    return { ...three, as, rename, chatSaved }
  }

  for (const megagroup of [true, false]) {
    const kind = megagroup ? 'supergroup' : 'channel'

    test(`banned from a ${kind}: a message saved from it tells no newer title`, async () => {
      const { ada, bob, as, rename, chatSaved } = await savedPost(megagroup)
      const banned_rights = { _: 'chatBannedRights', view_messages: true, until_date: 0 } as const
      const participant = await ada.peerOf(bob)
      await ada.call({ _: 'channels.editBanned', channel: inputChannel(as(ada)), participant, banned_rights })
      await rename()
      const chat = await chatSaved()
      assert(chat._ === 'channelForbidden')
      assert.equal(chat.title, 'Harbour')
      const channel = inputChannel(as(bob))
      const recent = { filter: { _: 'channelParticipantsRecent' }, offset: 0, limit: 10, hash: 0n } as const
      for (const call of [
        () => bob.call({ _: 'channels.getChannels', id: [channel] }),
        () => bob.call({ _: 'channels.getFullChannel', channel }),
        () => bob.call({ _: 'channels.getParticipants', channel, ...recent }),
        () => bob.call({ _: 'messages.getHistory', peer: as(bob), ...page }),
      ])
        await assert.rejects(call(), refused('CHANNEL_PRIVATE'))
    })

    test(`left a private ${kind}: a message saved from it tells no newer title, and no picture`, async () => {
      const { bob, as, rename, chatSaved } = await savedPost(megagroup)
      await bob.call({ _: 'channels.leaveChannel', channel: inputChannel(as(bob)) })
      await rename()
      const chat = await chatSaved()
      assert(chat._ === 'channel')
      assert.deepEqual([chat.title, chat.left, chat.photo._], ['Harbour', true, 'chatPhotoEmpty'])
    })

    test(`never was in a private ${kind}: a message sent on names it, and shows no picture`, async () => {
      const { ada, bob, cy, as, rename } = await savedPost(megagroup)
      await rename()
      const saved = await bob.call({ _: 'messages.getHistory', peer: self, ...page })
      assert('messages' in saved)
      cy.forgetUpdates()
      await bob.call({
        _: 'messages.forwardMessages',
        from_peer: self,
        to_peer: await bob.peerOf(cy),
        id: [saved.messages[0]?.id ?? 0],
        random_id: [randomId()],
      })
      const told = cy.forgetUpdates()[0] as Constructor<'updates'>
      const chat = told.chats.find(({ id }) => id === as(ada).channel_id)
      if (megagroup) assert.equal(chat, undefined)
      else assert.equal(chat?._, 'channelForbidden')
    })
  }

  test('banned from a public channel: it is in no search, and its name leads to a forbidden one', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    assert.equal((await found(bob, 'harbour')).channel_id, channel.channel_id)
    const search = { _: 'contacts.search', q: 'harb', limit: 10 } as const
    assert.equal((await bob.call(search)).results.length, 1)
    const banned_rights = { _: 'chatBannedRights', view_messages: true, until_date: 0 } as const
    await ada.call({ _: 'channels.editBanned', channel, participant: await ada.peerOf(bob), banned_rights })
    assert.deepEqual((await bob.call(search)).results, [])
    const { chats } = await bob.call({ _: 'contacts.resolveUsername', username: 'harbour' })
    assert.equal(chats[0]?._, 'channelForbidden')
    assert.ok(updatesOfAnswer(await ada.call({ _: 'channels.editTitle', channel, title: 'Pier' })))
    const again = await bob.call({ _: 'contacts.resolveUsername', username: 'harbour' })
    assert.equal(again.chats[0]?._ === 'channelForbidden' && again.chats[0].title, 'Harbour')
  })
})
