import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  actionsIn,
  channelIn,
  channelOf,
  found,
  layers,
  namesIn,
  threeUsers,
  updatesOfAnswer,
  userOf,
} from '@longshore/testing/api-chats'
import { text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const everyRight = { _: 'chatBannedRights', until_date: 0 } as const
const noView = { ...everyRight, view_messages: true } as const
const someRights = { _: 'chatAdminRights', post_messages: true } as const
const noRights = { _: 'chatAdminRights' } as const
const recent = { _: 'channelParticipantsRecent' } as const

async function fullOf(
  client: ApiClient,
  channel: Constructor<'inputChannel'>,
): Promise<Constructor<'channelFull'>> {
  const { full_chat } = await client.call({ _: 'channels.getFullChannel', channel })
  assert(full_chat._ === 'channelFull')
  return full_chat
}

async function participants(
  client: ApiClient,
  channel: Constructor<'inputChannel'>,
  filter: Type<'ChannelParticipantsFilter'>,
  window = { offset: 0, limit: 100 },
): Promise<Constructor<'channels.channelParticipants'>> {
  const request = { _: 'channels.getParticipants', channel, filter, hash: 0n, ...window } as const
  const answer = await client.call(request)
  assert(answer._ === 'channels.channelParticipants')
  return answer
}

async function participantsIds(...arguments_: Parameters<typeof participants>): Promise<bigint[]> {
  return (await participants(...arguments_)).participants.map((one) =>
    'user_id' in one ? one.user_id : one.peer._ === 'peerUser' ? one.peer.user_id : 0n,
  )
}

for (const layer of layers) {
  suite(`channels, seen in layer ${layer}`, () => {
    for (const megagroup of [false, true]) {
      test(`a new ${megagroup ? 'supergroup' : 'channel'} comes with one message, and belongs to who made it`, async () => {
        const { bob } = await threeUsers(layer)
        const updates = updatesOfAnswer(
          await bob.call({
            _: 'channels.createChannel',
            broadcast: !megagroup,
            megagroup,
            title: 'Harbour',
            about: 'Ships',
          }),
        )
        assert.deepEqual(namesIn(updates), ['updateMessageID', 'updateChannel', 'updateNewChannelMessage'])
        assert.deepEqual(actionsIn(updates), [{ _: 'messageActionChannelCreate', title: 'Harbour' }])
        const channel = channelIn(updates)
        assert.equal(channel.creator, true)
        assert.deepEqual(
          [channel.broadcast, channel.megagroup],
          [!megagroup || undefined, megagroup || undefined],
        )
        assert.equal(channel.admin_rights?.add_admins, true)
        assert.equal(channel.default_banned_rights !== undefined, megagroup)
        const full = await fullOf(bob, {
          _: 'inputChannel',
          channel_id: channel.id,
          access_hash: channel.access_hash ?? 0n,
        })
        assert.deepEqual([full.about, full.participants_count, full.admins_count], ['Ships', 1, 1])
        assert.equal(full.pts, 2)
      })
    }

    test('a public channel is found by its name, joined, read and left', async () => {
      const { ada, bob } = await threeUsers(layer)
      await channelOf(ada, { username: 'Harbour_News' })
      const channel = await found(bob, 'harbour_NEWS')
      assert.equal((await fullOf(bob, channel)).exported_invite, undefined)
      const joined = updatesOfAnswer(await bob.call({ _: 'channels.joinChannel', channel }))
      assert.deepEqual(namesIn(joined), ['updateChannel'])
      assert.deepEqual([channelIn(joined).left, channelIn(joined).participants_count], [undefined, 2])
      assert.deepEqual(ada.forgetUpdates(), [])
      const again = bob.call({ _: 'channels.joinChannel', channel })
      await assert.rejects(again, refused('USER_ALREADY_PARTICIPANT'))
      const peer = { ...channel, _: 'inputPeerChannel' } as const
      await assert.rejects(bob.call(text(peer, 'Ahoy', 1n)), refused('CHAT_ADMIN_REQUIRED'))
      const left = updatesOfAnswer(await bob.call({ _: 'channels.leaveChannel', channel }))
      assert.equal(channelIn(left).left, true)
      const leave = bob.call({ _: 'channels.leaveChannel', channel })
      await assert.rejects(leave, refused('USER_NOT_PARTICIPANT'))
    })

    test('whoever comes into a supergroup or leaves it is seen to', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      await channelOf(ada, { megagroup: true, username: 'harbour' })
      const channel = await found(bob, 'harbour')
      const joined = updatesOfAnswer(await bob.call({ _: 'channels.joinChannel', channel }))
      const came = { _: 'messageActionChatAddUser', users: [bob.id] }
      assert.deepEqual(actionsIn(joined), [came])
      assert.deepEqual(actionsIn(...ada.forgetUpdates()), [came])
      const users = [await userOf(bob, cy)]
      const invited = await bob.call({ _: 'channels.inviteToChannel', channel, users })
      assert.deepEqual(actionsIn(updatesOfAnswer(invited)), [
        { _: 'messageActionChatAddUser', users: [cy.id] },
      ])
      assert.deepEqual(namesIn(...cy.forgetUpdates()), ['updateChannel', 'updateNewChannelMessage'])
      const left = updatesOfAnswer(await bob.call({ _: 'channels.leaveChannel', channel }))
      const gone = { _: 'messageActionChatDeleteUser', user_id: bob.id }
      assert.deepEqual(actionsIn(left), [gone])
      assert.equal(channelIn(left).left, true)
      assert.deepEqual(actionsIn(...cy.forgetUpdates()), [gone])
    })

    test('members are listed: all, admins, by name, bots', async () => {
      const { network, ada, bob, cy } = await threeUsers(layer)
      const bot = await network.bot('TideBot')
      const channel = await channelOf(bob, { megagroup: true })
      const bobs = await Promise.all([userOf(bob, ada), userOf(bob, cy)])
      const tide = { ...(await bob.peerNamed('TideBot')), _: 'inputUser' } as const
      await network.time.advance(2000)
      await bob.call({ _: 'channels.inviteToChannel', channel, users: [...bobs, tide] })
      const all = await participants(bob, channel, recent)
      assert.equal(all.count, 4)
      assert.equal(all.users.length, 4)
      assert.equal(all.participants[0]?._, 'channelParticipantCreator')
      const page = await participants(bob, channel, recent, { offset: 3, limit: 5 })
      assert.deepEqual([page.count, page.participants.length], [4, 1])
      const admins = { _: 'channelParticipantsAdmins' } as const
      assert.deepEqual(await participantsIds(bob, channel, admins), [bob.id])
      const search = { _: 'channelParticipantsSearch', q: 'TID' } as const
      assert.deepEqual(await participantsIds(bob, channel, search), [bot.id])
      const bots = { _: 'channelParticipantsBots' } as const
      assert.deepEqual(await participantsIds(bob, channel, bots), [bot.id])
      const self = { _: 'inputPeerSelf' } as const
      const own = await bob.call({ _: 'channels.getParticipant', channel, participant: self })
      assert.equal(own.participant._, 'channelParticipantCreator')
      const participant = await bob.peerOf(cy)
      const other = await bob.call({ _: 'channels.getParticipant', channel, participant })
      assert.equal(other.participant._, 'channelParticipant')
    })

    test('an admin posts and is one no more; the creator is told apart', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const channel = await channelOf(ada, { username: 'harbour' })
      const promote = async (whom: ApiClient, admin_rights: Constructor<'chatAdminRights'>) =>
        ada.call({
          _: 'channels.editAdmin',
          channel,
          user_id: await userOf(ada, whom),
          admin_rights,
          rank: '',
        })
      await promote(bob, someRights)
      assert.deepEqual(namesIn(...bob.forgetUpdates()), ['updateChannel'])
      const his = await found(bob, 'harbour')
      const peer = { ...his, _: 'inputPeerChannel' } as const
      await bob.call(text(peer, 'Ahoy', 1n))
      const self = { _: 'inputPeerSelf' } as const
      const own = await bob.call({ _: 'channels.getParticipant', channel: his, participant: self })
      assert(own.participant._ === 'channelParticipantAdmin')
      assert.deepEqual([own.participant.self, own.participant.inviter_id], [true, ada.id])
      await promote(bob, noRights)
      await assert.rejects(bob.call(text(peer, 'Ahoy', 2n)), refused('CHAT_ADMIN_REQUIRED'))
      await assert.rejects(promote(ada, noRights), refused('USER_CREATOR'))
      await assert.rejects(promote(cy, noRights), refused('USER_NOT_PARTICIPANT'))
    })

    test('who is banned sees a forbidden channel, and comes back only when the ban is lifted', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const channel = await channelOf(ada, { megagroup: true, username: 'harbour' })
      const his = await found(bob, 'harbour')
      await bob.call({ _: 'channels.joinChannel', channel: his })
      await cy.call({ _: 'channels.joinChannel', channel: await found(cy, 'harbour') })
      for (const client of [ada, bob, cy]) client.forgetUpdates()
      const participant = await ada.peerOf(bob)
      const ban = { _: 'channels.editBanned', channel, participant } as const
      const banned = await ada.call({ ...ban, banned_rights: noView })
      const gone = { _: 'messageActionChatDeleteUser', user_id: bob.id }
      assert.deepEqual(actionsIn(banned), [gone])
      assert.deepEqual(actionsIn(...cy.forgetUpdates()), [gone])
      const [told, ...rest] = bob.forgetUpdates() as Constructor<'updates'>[]
      assert.deepEqual(rest, [])
      assert.equal(told?.chats[0]?._, 'channelForbidden')
      for (const call of [
        bob.call({ _: 'channels.joinChannel', channel: his }),
        bob.call({ _: 'channels.getFullChannel', channel: his }),
        bob.call({ _: 'channels.getChannels', id: [his] }),
      ])
        await assert.rejects(call, refused('CHANNEL_PRIVATE'))
      const kicked = { _: 'channelParticipantsKicked', q: '' } as const
      assert.deepEqual(await participantsIds(ada, channel, kicked), [bob.id])
      const known = await ada.call({ _: 'channels.getParticipant', channel, participant })
      assert.equal(known.participant._, 'channelParticipantBanned')
      await ada.call({ ...ban, banned_rights: everyRight })
      await bob.call({ _: 'channels.joinChannel', channel: his })
    })

    test('a link leads into a private channel, and is told to its admins', async () => {
      const { ada, bob } = await threeUsers(layer)
      const channel = await channelOf(ada)
      const full = await fullOf(ada, channel)
      assert(full.exported_invite?._ === 'chatInviteExported')
      const hash = full.exported_invite.link.split('+')[1] ?? ''
      const seen = await bob.call({ _: 'messages.checkChatInvite', hash })
      assert(seen._ === 'chatInvite')
      assert.deepEqual([seen.broadcast, seen.about, seen.participants], [true, 'Ships', undefined])
      const joined = updatesOfAnswer(await bob.call({ _: 'messages.importChatInvite', hash }))
      assert.deepEqual(namesIn(joined), ['updateChannel'])
      assert.equal(channelIn(joined).id, channel.channel_id)
    })

    test('a deleted channel is forbidden to those who were in it', async () => {
      const { ada, bob } = await threeUsers(layer)
      const channel = await channelOf(ada, { username: 'harbour' })
      const his = await found(bob, 'harbour')
      await bob.call({ _: 'channels.joinChannel', channel: his })
      const ended = updatesOfAnswer(await ada.call({ _: 'channels.deleteChannel', channel }))
      assert.equal(ended.chats[0]?._, 'channelForbidden')
      const [told] = bob.forgetUpdates() as Constructor<'updates'>[]
      assert(told?.chats[0]?._ === 'channelForbidden')
      assert.equal(told.chats[0].title, 'Harbour')
      await assert.rejects(fullOf(bob, his), refused('CHANNEL_PRIVATE'))
      await assert.rejects(found(bob, 'harbour'), refused('USERNAME_NOT_OCCUPIED'))
    })
  })
}
