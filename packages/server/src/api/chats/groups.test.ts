import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  actionsIn,
  groupIn,
  groupOf,
  layers,
  namesIn,
  threeUsers,
  updatesOfAnswer,
  userOf,
} from '@longshore/testing/api-chats'
import { text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

async function fullOf(client: ApiClient, chat_id: bigint): Promise<Constructor<'chatFull'>> {
  const { full_chat } = await client.call({ _: 'messages.getFullChat', chat_id })
  assert(full_chat._ === 'chatFull')
  return full_chat
}

function memberIds(participants: Type<'ChatParticipants'>): bigint[] {
  assert(participants._ === 'chatParticipants')
  return participants.participants.map(({ user_id }) => user_id)
}

function bySize(a: bigint, b: bigint): number {
  return a < b ? -1 : 1
}

for (const layer of layers) {
  suite(`basic groups, with members of layer ${layer}`, () => {
    test('who makes a group gets one message and the group first; its members are told the same', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const users = [await userOf(bob, ada), await userOf(bob, cy)]
      const answer = await bob.call({ _: 'messages.createChat', users, title: 'Dock' })
      assert.equal(answer._ === ('updates' as string), layer < 177)
      const updates = updatesOfAnswer(answer)
      assert.deepEqual(namesIn(updates), ['updateMessageID', 'updateChatParticipants', 'updateNewMessage'])
      const created = { _: 'messageActionChatCreate', title: 'Dock', users: [bob.id, ada.id, cy.id] }
      assert.deepEqual(actionsIn(updates), [created])
      const { creator, left, participants_count, default_banned_rights } = groupIn(updates)
      assert.deepEqual(
        { creator, left, participants_count },
        { creator: true, left: undefined, participants_count: 3 },
      )
      assert.equal(default_banned_rights?._, 'chatBannedRights')
      for (const client of [ada, cy]) {
        const told = client.forgetUpdates()
        assert.deepEqual(namesIn(...told), ['updateChatParticipants', 'updateNewMessage'])
        assert.deepEqual(actionsIn(...told), [created])
      }
      assert.deepEqual(bob.forgetUpdates(), [])
    })

    test('everybody reads the members of a group, and only an admin its link', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob, cy)
      const full = await fullOf(bob, id)
      assert.deepEqual(memberIds(full.participants), [ada.id, bob.id, cy.id].toSorted(bySize))
      assert.equal(full.exported_invite, undefined)
      const invite = (await fullOf(ada, id)).exported_invite
      assert(invite?._ === 'chatInviteExported')
      assert.match(invite.link, /^https:\/\/t\.me\/\+[\w-]{22}$/)
      const { chats } = await bob.call({ _: 'messages.getChats', id: [id] })
      assert.equal(groupIn({ chats }).creator, undefined)
    })

    test('a member adds somebody, who then hears what is said', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob)
      const user_id = await userOf(bob, cy)
      const answer = await bob.call({ _: 'messages.addChatUser', chat_id: id, user_id, fwd_limit: 0 })
      assert.deepEqual(actionsIn(updatesOfAnswer(answer)), [
        { _: 'messageActionChatAddUser', users: [cy.id] },
      ])
      for (const client of [ada, cy])
        assert.deepEqual(namesIn(...client.forgetUpdates()), ['updateChatParticipants', 'updateNewMessage'])
      await ada.call(text({ _: 'inputPeerChat', chat_id: id }, 'Ahoy', 1n))
      assert.deepEqual(namesIn(...cy.forgetUpdates()), ['updateNewMessage'])
      await assert.rejects(
        bob.call({ _: 'messages.addChatUser', chat_id: id, user_id, fwd_limit: 0 }),
        refused('USER_ALREADY_PARTICIPANT'),
      )
    })

    test('who is sent away is told so, and then sees a group that is forbidden', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob, cy)
      const user_id = await userOf(ada, bob)
      const sent = await ada.call({ _: 'messages.deleteChatUser', chat_id: id, user_id })
      const gone = { _: 'messageActionChatDeleteUser', user_id: bob.id }
      assert.deepEqual(actionsIn(sent), [gone])
      assert.equal(groupIn(updatesOfAnswer(sent)).participants_count, 2)
      const told = bob.forgetUpdates()
      assert.deepEqual(actionsIn(...told), [gone])
      assert.deepEqual((told.at(-1) as Constructor<'updates'>).chats, [
        { _: 'chatForbidden', id, title: 'Dock' },
      ])
      assert.deepEqual(actionsIn(...cy.forgetUpdates()), [gone])
      const { participants } = await fullOf(bob, id)
      assert.equal(participants._, 'chatParticipantsForbidden')
      await assert.rejects(
        bob.call({ _: 'messages.editChatTitle', chat_id: id, title: 'Mine' }),
        refused('CHAT_WRITE_FORBIDDEN'),
      )
      await ada.call(text({ _: 'inputPeerChat', chat_id: id }, 'Quiet now', 1n))
      assert.deepEqual(bob.forgetUpdates(), [])
    })

    test('somebody leaves by itself; the creator comes back as the creator', async () => {
      const { ada, bob } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob)
      const user_id = { _: 'inputUserSelf' } as const
      const left = await ada.call({ _: 'messages.deleteChatUser', chat_id: id, user_id })
      assert.equal(groupIn(updatesOfAnswer(left)).left, true)
      await bob.call({
        _: 'messages.addChatUser',
        chat_id: id,
        user_id: await userOf(bob, ada),
        fwd_limit: 0,
      })
      const { participants } = await fullOf(bob, id)
      assert(participants._ === 'chatParticipants')
      const creator = participants.participants.find((one) => one._ === 'chatParticipantCreator')
      assert.equal(creator?.user_id, ada.id)
    })

    test('a group is renamed and described, and says so', async () => {
      const { ada, bob } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob)
      const renamed = await bob.call({ _: 'messages.editChatTitle', chat_id: id, title: 'Pier' })
      assert.deepEqual(actionsIn(renamed), [{ _: 'messageActionChatEditTitle', title: 'Pier' }])
      const told = ada.forgetUpdates()
      assert.equal(groupIn(told[0] as Constructor<'updates'>).title, 'Pier')
      const peer = { _: 'inputPeerChat', chat_id: id } as const
      assert.equal(await bob.call({ _: 'messages.editChatAbout', peer, about: 'Tugs' }), true)
      assert.deepEqual(namesIn(...ada.forgetUpdates()), ['updateChat'])
      assert.equal((await fullOf(ada, id)).about, 'Tugs')
    })

    test('a link leads somebody in, once', async () => {
      const { ada, bob, cy } = await threeUsers(layer)
      const { id } = await groupOf(ada, cy)
      const peer = { _: 'inputPeerChat', chat_id: id } as const
      const invite = await ada.call({ _: 'messages.exportChatInvite', peer })
      assert(invite._ === 'chatInviteExported')
      const hash = invite.link.split('+')[1] ?? ''
      const seen = await bob.call({ _: 'messages.checkChatInvite', hash })
      assert(seen._ === 'chatInvite')
      assert.deepEqual([seen.title, seen.participants_count, seen.channel], ['Dock', 2, undefined])
      const joined = updatesOfAnswer(await bob.call({ _: 'messages.importChatInvite', hash }))
      const action = { _: 'messageActionChatJoinedByLink', inviter_id: ada.id }
      assert.deepEqual(actionsIn(joined), [action])
      assert.equal(groupIn(joined).id, id)
      assert.deepEqual(actionsIn(...cy.forgetUpdates()), [action])
      assert.equal((await bob.call({ _: 'messages.checkChatInvite', hash }))._, 'chatInviteAlready')
      const again = bob.call({ _: 'messages.importChatInvite', hash })
      await assert.rejects(again, refused('USER_ALREADY_PARTICIPANT'))
    })

    test('a deleted group is gone for everybody, with what was said in it', async () => {
      const { ada, bob } = await threeUsers(layer)
      const { id } = await groupOf(ada, bob)
      await bob.call(text({ _: 'inputPeerChat', chat_id: id }, 'Ahoy', 1n))
      ada.forgetUpdates()
      await assert.rejects(
        bob.call({ _: 'messages.deleteChat', chat_id: id }),
        refused('CHAT_ADMIN_REQUIRED'),
      )
      assert.equal(await ada.call({ _: 'messages.deleteChat', chat_id: id }), true)
      const [told, ...rest] = bob.forgetUpdates() as Constructor<'updates'>[]
      assert.deepEqual(told?.chats, [{ _: 'chatForbidden', id, title: 'Dock' }])
      assert.deepEqual(namesIn(...rest), ['updateDeleteMessages'])
      const dialogs = await bob.call({
        _: 'messages.getDialogs',
        offset_date: 0,
        offset_id: 0,
        offset_peer: { _: 'inputPeerEmpty' },
        limit: 10,
        hash: 0n,
      })
      assert(dialogs._ === 'messages.dialogs')
      assert.deepEqual(dialogs.dialogs, [])
      assert.equal((await fullOf(bob, id)).participants._, 'chatParticipantsForbidden')
    })
  })
}

suite('links of basic groups', () => {
  test('admins ask for the link of a group, or get a new one', async () => {
    const { ada, bob } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    const peer = { _: 'inputPeerChat', chat_id: id } as const
    const admin_id = { _: 'inputUserSelf' } as const
    const list = { _: 'messages.getExportedChatInvites', peer, admin_id, limit: 9 } as const
    const first = await ada.call(list)
    assert.deepEqual(first.invites, [(await fullOf(ada, id)).exported_invite])
    const newer = await ada.call({ _: 'messages.exportChatInvite', peer })
    assert.deepEqual((await ada.call(list)).invites, [newer])
    assert.deepEqual((await ada.call({ ...list, revoked: true })).invites, [])
    await assert.rejects(bob.call(list), refused('CHAT_ADMIN_REQUIRED'))
  })

  test('a creator who has left can still delete the group', async () => {
    const { ada, bob } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    await ada.call({ _: 'messages.deleteChatUser', chat_id: id, user_id: { _: 'inputUserSelf' } })
    bob.forgetUpdates()
    assert.equal(await ada.call({ _: 'messages.deleteChat', chat_id: id }), true)
    assert.deepEqual(namesIn(...bob.forgetUpdates()), ['updateChat', 'updateDeleteMessages'])
  })

  test('who left a group before it was deleted still reads what it has of it, and can delete that', async () => {
    const { ada, bob } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    await bob.call({ _: 'messages.deleteChatUser', chat_id: id, user_id: { _: 'inputUserSelf' } })
    await ada.call({ _: 'messages.deleteChat', chat_id: id })
    const peer = { _: 'inputPeerChat', chat_id: id } as const
    const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 9, max_id: 0, min_id: 0, hash: 0n }
    const history = await bob.call({ _: 'messages.getHistory', peer, ...page })
    assert(history._ === 'messages.messages')
    assert.equal(history.messages.length, 2)
    assert.deepEqual(history.chats, [{ _: 'chatForbidden', id, title: 'Dock' }])
    await assert.rejects(bob.call(text(peer, 'Ahoy', 1n)), refused('CHAT_WRITE_FORBIDDEN'))
    await bob.call({ _: 'messages.deleteHistory', peer, max_id: 0 })
    const left = await bob.call({ _: 'messages.getHistory', peer, ...page })
    assert.deepEqual(left._ === 'messages.messages' && left.messages, [])
  })
})

suite('what basic groups refuse', () => {
  test('a stranger cannot name a group by its id', async () => {
    const { ada, bob, cy } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    for (const call of [
      cy.call({ _: 'messages.getFullChat', chat_id: id }),
      cy.call({ _: 'messages.getChats', id: [id] }),
      cy.call(text({ _: 'inputPeerChat', chat_id: id }, 'Hello', 1n)),
      ada.call({ _: 'messages.getFullChat', chat_id: id + 1n }),
    ])
      await assert.rejects(call, refused('CHAT_ID_INVALID'))
    await assert.rejects(ada.call({ _: 'messages.getFullChat', chat_id: 0n }), refused('PEER_ID_INVALID'))
  })

  test('bad titles, times and users make no group', async () => {
    const { ada, bob } = await threeUsers()
    const users = [await userOf(ada, bob)]
    const create = (more: object) => ada.call({ _: 'messages.createChat', users, title: 'Dock', ...more })
    await assert.rejects(create({ title: ' ' }), refused('CHAT_TITLE_EMPTY'))
    await assert.rejects(create({ title: 'x'.repeat(256) }), refused('CHAT_TITLE_EMPTY'))
    await assert.rejects(create({ ttl_period: 60 }), refused('TTL_PERIOD_INVALID'))
    await assert.rejects(create({ users: Array(200).fill(users[0]) }), refused('USERS_TOO_MUCH'))
    const stranger = { _: 'inputUser', user_id: 5n, access_hash: 5n }
    await assert.rejects(create({ users: [stranger] }), refused('USER_ID_INVALID'))
  })

  test('members send away only whom they brought in, admins other members, nobody the creator', async () => {
    const { ada, bob, cy } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    await bob.call({ _: 'messages.addChatUser', chat_id: id, user_id: await userOf(bob, cy), fwd_limit: 0 })
    const kick = async (by: ApiClient, whom: ApiClient) =>
      by.call({ _: 'messages.deleteChatUser', chat_id: id, user_id: await userOf(by, whom) })
    await assert.rejects(kick(cy, bob), refused('CHAT_ADMIN_REQUIRED'))
    await assert.rejects(kick(bob, ada), refused('CHAT_ADMIN_REQUIRED'))
    await kick(bob, cy)
    await assert.rejects(kick(bob, cy), refused('USER_NOT_PARTICIPANT'))
  })

  test('the creator makes admins of members', async () => {
    const { ada, bob, cy } = await threeUsers()
    const { id } = await groupOf(ada, bob, cy)
    const promote = async (by: ApiClient, whom: ApiClient, is_admin = true) =>
      by.call({ _: 'messages.editChatAdmin', chat_id: id, user_id: await userOf(by, whom), is_admin })
    await assert.rejects(promote(bob, cy), refused('CHAT_ADMIN_REQUIRED'))
    assert.equal(await promote(ada, bob), true)
    assert.deepEqual(namesIn(...cy.forgetUpdates()), ['updateChatParticipants'])
    const { chats } = await bob.call({ _: 'messages.getChats', id: [id] })
    assert.equal(groupIn({ chats }).admin_rights?.change_info, true)
    assert.notEqual((await fullOf(bob, id)).exported_invite, undefined)
    assert.equal(await promote(ada, bob, false), true)
    assert.equal((await fullOf(bob, id)).exported_invite, undefined)
  })

  test('nothing new is nothing to change', async () => {
    const { ada, bob } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    const peer = { _: 'inputPeerChat', chat_id: id } as const
    for (const [request, error] of [
      [{ _: 'messages.editChatTitle', chat_id: id, title: 'Dock' }, 'CHAT_NOT_MODIFIED'],
      [{ _: 'messages.editChatTitle', chat_id: id, title: '' }, 'CHAT_TITLE_EMPTY'],
      [{ _: 'messages.editChatAbout', peer, about: '' }, 'CHAT_ABOUT_NOT_MODIFIED'],
      [{ _: 'messages.editChatAbout', peer, about: 'x'.repeat(256) }, 'CHAT_ABOUT_TOO_LONG'],
      [{ _: 'messages.toggleNoForwards', peer, enabled: false }, 'CHAT_NOT_MODIFIED'],
    ] as const)
      await assert.rejects(ada.call(request), refused(error))
  })

  test('links that are no links, are unknown or were revoked lead nowhere', async () => {
    const { ada, bob, cy } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    const peer = { _: 'inputPeerChat', chat_id: id } as const
    const exportLink = { _: 'messages.exportChatInvite', peer } as const
    const invite = await ada.call(exportLink)
    assert(invite._ === 'chatInviteExported')
    const hash = invite.link.split('+')[1] ?? ''
    await ada.call({ ...exportLink, legacy_revoke_permanent: true })
    for (const [wrong, error] of [
      ['', 'INVITE_HASH_EMPTY'],
      ['?', 'INVITE_HASH_INVALID'],
      ['A'.repeat(22), 'INVITE_HASH_EXPIRED'],
      [hash, 'INVITE_HASH_EXPIRED'],
    ] as const) {
      await assert.rejects(cy.call({ _: 'messages.checkChatInvite', hash: wrong }), refused(error))
      await assert.rejects(cy.call({ _: 'messages.importChatInvite', hash: wrong }), refused(error))
    }
    await assert.rejects(bob.call(exportLink), refused('CHAT_ADMIN_REQUIRED'))
    await assert.rejects(ada.call({ ...exportLink, usage_limit: 1 }), refused('USAGE_LIMIT_INVALID'))
    await assert.rejects(ada.call({ ...exportLink, expire_date: 9 }), refused('EXPIRE_DATE_INVALID'))
  })

  test('chats in common are told of groups only', async () => {
    const { ada, bob, cy } = await threeUsers()
    const { id } = await groupOf(ada, bob)
    await groupOf(ada, cy)
    const user_id = await userOf(bob, ada)
    const common = await bob.call({ _: 'messages.getCommonChats', user_id, max_id: 0n, limit: 9 })
    assert.deepEqual(
      common.chats.map((chat) => chat.id),
      [id],
    )
  })
})
