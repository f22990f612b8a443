import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { channelIn, channelOf, found, threeUsers, userOf } from '@longshore/testing/api-chats'
import { text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const everyRight = { _: 'chatBannedRights', until_date: 0 } as const
const noView = { ...everyRight, view_messages: true } as const
const someRights = { _: 'chatAdminRights', post_messages: true } as const
const recent = { _: 'channelParticipantsRecent' } as const

suite('what channels refuse', () => {
  test('a channel is named by the hash the caller was given, and a private one by nobody else', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada)
    const get = (client: ApiClient, id: Type<'InputChannel'>) =>
      client.call({ _: 'channels.getChannels', id: [id] })
    await assert.rejects(get(bob, channel), refused('CHANNEL_INVALID'))
    await assert.rejects(get(ada, { ...channel, access_hash: 0n }), refused('CHANNEL_INVALID'))
    await assert.rejects(get(ada, { _: 'inputChannelEmpty' }), refused('CHANNEL_INVALID'))
    await assert.rejects(get(ada, { ...channel, channel_id: -1n }), refused('CHANNEL_INVALID'))
    await ada.call({ _: 'channels.updateUsername', channel, username: 'harbour' })
    const his = await found(bob, 'harbour')
    await ada.call({ _: 'channels.updateUsername', channel, username: '' })
    await assert.rejects(get(bob, his), refused('CHANNEL_PRIVATE'))
  })

  test('a channel can be named by a message that speaks of it', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    const from_peer = { ...channel, _: 'inputPeerChannel' } as const
    await ada.call(text(from_peer, 'Ahoy', 1n))
    const to_peer = await ada.peerOf(bob)
    await ada.call({ _: 'messages.forwardMessages', from_peer, id: [2], random_id: [2n], to_peer })
    const peer = await bob.peerOf(ada)
    const { channel_id } = channel
    const named = { _: 'inputChannelFromMessage', peer, msg_id: 1, channel_id } as const
    const { chats } = await bob.call({ _: 'channels.getChannels', id: [named] })
    assert.equal(channelIn({ chats }).title, 'Harbour')
    const other = { ...named, channel_id: channel_id + 1n }
    const gone = { ...named, msg_id: 9 }
    for (const id of [other, gone])
      await assert.rejects(bob.call({ _: 'channels.getChannels', id: [id] }), refused('CHANNEL_INVALID'))
  })

  test('a channel can be named by what happened in it, and by no other event', async () => {
    const { ada } = await threeUsers()
    const [channel, other] = [await channelOf(ada), await channelOf(ada)]
    const peer = { ...channel, _: 'inputPeerChannel' } as const
    const named = { _: 'inputChannelFromMessage', peer, msg_id: 1, channel_id: channel.channel_id } as const
    const { chats } = await ada.call({ _: 'channels.getChannels', id: [named] })
    assert.equal(channelIn({ chats }).id, channel.channel_id)
    const wrong = { ...named, channel_id: other.channel_id }
    await assert.rejects(ada.call({ _: 'channels.getChannels', id: [wrong] }), refused('CHANNEL_INVALID'))
  })

  test('a bot names channels it is in without a hash', async () => {
    const { network, ada } = await threeUsers()
    const bot = await network.bot('TideBot')
    const channel = await channelOf(ada)
    const tide = { ...(await ada.peerNamed('TideBot')), _: 'inputUser' } as const
    const bare = { ...channel, access_hash: 0n }
    const get = () => bot.call({ _: 'channels.getChannels', id: [bare] })
    await assert.rejects(get(), refused('CHANNEL_INVALID'))
    await assert.rejects(
      ada.call({ _: 'channels.inviteToChannel', channel, users: [tide] }),
      refused('USER_BOT'),
    )
    await ada.call({ _: 'channels.editAdmin', channel, user_id: tide, admin_rights: someRights })
    assert.equal(channelIn(await get()).admin_rights?.post_messages, true)
    const join = bot.call({ _: 'channels.joinChannel', channel: bare })
    await assert.rejects(join, refused('BOT_METHOD_INVALID'))
  })

  test('readers of a channel change nothing, and do not see each other', async () => {
    const { ada, bob, cy } = await threeUsers()
    await channelOf(ada, { username: 'harbour' })
    const channel = await found(bob, 'harbour')
    await bob.call({ _: 'channels.joinChannel', channel })
    const users = [await userOf(bob, cy)]
    const participant = await bob.peerOf(ada)
    const peer = { ...channel, _: 'inputPeerChannel' } as const
    for (const request of [
      { _: 'channels.editTitle', channel, title: 'Mine' },
      { _: 'channels.updateUsername', channel, username: 'my_harbour' },
      { _: 'channels.inviteToChannel', channel, users },
      { _: 'channels.getParticipants', channel, filter: recent, offset: 0, limit: 9, hash: 0n },
      { _: 'channels.getParticipant', channel, participant },
      { _: 'channels.editBanned', channel, participant, banned_rights: noView },
      { _: 'channels.editAdmin', channel, user_id: users[0], admin_rights: someRights },
      { _: 'channels.deleteChannel', channel },
      { _: 'messages.editChatAbout', peer, about: 'x' },
      { _: 'messages.exportChatInvite', peer },
      { _: 'messages.toggleNoForwards', peer, enabled: true },
    ] as Parameters<ApiClient['call']>[0][])
      await assert.rejects(bob.call(request), refused('CHAT_ADMIN_REQUIRED'), request._)
    const self = { _: 'inputPeerSelf' } as const
    const own = await bob.call({ _: 'channels.getParticipant', channel, participant: self })
    assert.equal(own.participant._, 'channelParticipantSelf')
  })

  test('half a ban, a banned creator and a leaving creator there are not', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { megagroup: true })
    const participant = await ada.peerOf(bob)
    const ban = { _: 'channels.editBanned', channel, participant } as const
    const half = { ...everyRight, send_media: true } as const
    await assert.rejects(ada.call({ ...ban, banned_rights: half }), refused('BANNED_RIGHTS_INVALID'))
    const self = { _: 'inputPeerSelf' } as const
    await assert.rejects(
      ada.call({ ...ban, participant: self, banned_rights: noView }),
      refused('USER_ADMIN_INVALID'),
    )
    await assert.rejects(ada.call({ _: 'channels.leaveChannel', channel }), refused('USER_CREATOR'))
  })

  test('whoever was sent away from a supergroup is let in again by an admin alone', async () => {
    const { ada, bob, cy } = await threeUsers()
    const channel = await channelOf(ada, { megagroup: true, username: 'harbour' })
    const cys = await found(cy, 'harbour')
    await cy.call({ _: 'channels.joinChannel', channel: cys })
    const participant = await ada.peerOf(bob)
    await ada.call({ _: 'channels.editBanned', channel, participant, banned_rights: noView })
    const invite = async (client: ApiClient, by: Constructor<'inputChannel'>) =>
      client.call({ _: 'channels.inviteToChannel', channel: by, users: [await userOf(client, bob)] })
    await assert.rejects(invite(cy, cys), refused('USER_KICKED'))
    await invite(ada, channel)
    await found(bob, 'harbour')
  })

  test('content that may not be forwarded is marked so, for all to see', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    await bob.call({ _: 'channels.joinChannel', channel: await found(bob, 'harbour') })
    const peer = { ...channel, _: 'inputPeerChannel' } as const
    await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
    const [told] = bob.forgetUpdates() as Constructor<'updates'>[]
    assert(told)
    assert.equal(channelIn(told).noforwards, true)
  })
})
