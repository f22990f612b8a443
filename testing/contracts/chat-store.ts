import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type {
  ChatRecord,
  ChatRole,
  ChatStore,
  MemberRecord,
} from '@longshore/server/storage/ports/chat-store'
import { channelPeer, groupPeer, type PeerId } from '@longshore/server/storage/ports/peer-id'

type NewChat = Parameters<ChatStore['add']>[0]

const group = groupPeer(4_000_000_001n)
const channel = channelPeer(1_000_000_001n)
const [ada, bob, cy] = [1n, 2n ** 40n - 1n, 3n]

export function chatRecord(id: PeerId, more: Partial<NewChat> = {}): NewChat {
  return {
    id,
    kind: id === group ? 'group' : 'channel',
    title: 'Harbour',
    about: '',
    username: undefined,
    creator: ada,
    date: 1000,
    photo: undefined,
    noforwards: false,
    ...more,
  }
}

export function member(chat: PeerId, user: bigint, date: number, role: ChatRole = 'member'): MemberRecord {
  return { chat, user, role, inviter: ada, date }
}

/** A channel and a group that Ada made; Bob came into the group. */
async function filled(store: ChatStore): Promise<ChatStore> {
  await store.add(chatRecord(channel, { username: 'Harbour_News' }), [member(channel, ada, 1000, 'creator')])
  await store.add(chatRecord(group), [member(group, ada, 1000, 'creator'), member(group, bob, 1001)])
  return store
}

async function only(store: ChatStore, id: PeerId): Promise<ChatRecord> {
  const [chat] = await store.chats([id])
  assert.ok(chat)
  return chat
}

/** What every ChatStore must do; `open` answers an empty one. */
export function chatStoreContract(open: () => ChatStore): void {
  suite('chats', () => {
    test('a chat comes back as it was added, of version 1 and with its members counted', async () => {
      const store = open()
      const chat = chatRecord(channel, {
        kind: 'supergroup',
        about: 'Ships',
        username: 'Harbour_News',
        photo: 2n ** 62n + 1n,
        noforwards: true,
      })
      assert.equal(await store.add(chat, [member(channel, ada, 1000, 'creator')]), 'added')
      assert.deepEqual(await only(store, channel), { ...chat, version: 1, members: 1 })
      assert.deepEqual(await store.chats([group]), [])
    })

    test('many are found at once, each once, the unknown left out', async () => {
      const store = await filled(open())
      const found = await store.chats([group, channel, groupPeer(9n), group])
      assert.deepEqual(found.map(({ id }) => id).sort(), [group, channel].sort())
    })

    for (const [taken, second, answer] of [
      ['id', chatRecord(group), 'id taken'],
      [
        'username in other letters',
        chatRecord(channelPeer(7n), { username: 'hARBOUR_nEWS' }),
        'username taken',
      ],
    ] as const) {
      test(`a second chat of the same ${taken} is refused, and neither it nor its members are added`, async () => {
        const store = await filled(open())
        assert.equal(await store.add(second, [member(second.id, cy, 5)]), answer)
        assert.deepEqual(await store.memberships(cy), [])
        assert.deepEqual(await store.chats([channelPeer(7n)]), [])
      })
    }

    test('a username is found in any letters, and by its start', async () => {
      const store = await filled(open())
      assert.equal((await store.chatByUsername('harbour_NEWS'))?.id, channel)
      assert.equal(await store.chatByUsername('harbour'), undefined)
      assert.deepEqual(
        (await store.chatsByUsernameStart('hARBO', 5)).map(({ id }) => id),
        [channel],
      )
      assert.deepEqual(await store.chatsByUsernameStart('arbour', 5), [])
      assert.deepEqual(await store.chatsByUsernameStart('harbour', 0), [])
    })

    test('a change keeps what it does not name', async () => {
      const store = await filled(open())
      const before = await only(store, channel)
      const changed = await store.change(channel, {
        title: 'Port',
        about: 'Tugs',
        photo: 9n,
        noforwards: true,
      })
      assert.deepEqual(changed, { ...before, title: 'Port', about: 'Tugs', photo: 9n, noforwards: true })
      assert.deepEqual(await only(store, channel), changed)
      const bare = await store.change(channel, { username: null, photo: null })
      assert.deepEqual(bare, { ...changed, username: undefined, photo: undefined })
    })

    test('a chat cannot take the username of another, and may write its own in other letters', async () => {
      const store = await filled(open())
      assert.equal(await store.change(group, { username: 'HARBOUR_NEWS' }), 'username taken')
      assert.equal((await only(store, group)).username, undefined)
      const changed = await store.change(channel, { username: 'harbour_news' })
      assert.equal(typeof changed === 'object' && changed.username, 'harbour_news')
    })

    test('a chat that is not there cannot be changed', async () => {
      assert.equal(await open().change(group, { title: 'Port' }), 'no such chat')
    })

    test('of a chat that has ended the id and the title stay, and nothing leads there', async () => {
      const store = await filled(open())
      await store.change(channel, { photo: 7n })
      await store.putInvite('abc', channel)
      const before = await only(store, channel)
      await store.end(channel)
      const ended = { username: undefined, photo: undefined, members: 0, version: before.version + 1 }
      assert.deepEqual(await only(store, channel), { ...before, ...ended })
      assert.deepEqual(await store.memberIds(channel), [])
      assert.equal(await store.chatByInvite('abc'), undefined)
      assert.equal(await store.chatByUsername('Harbour_News'), undefined)
      assert.equal((await only(store, group)).members, 2)
    })
  })

  suite('members of chats', () => {
    test('members come by their date, a window at a time', async () => {
      const store = await filled(open())
      assert.equal(await store.putMember(member(group, cy, 900)), true)
      assert.deepEqual(await store.memberIds(group), [cy, ada, bob])
      const window = await store.members(group, { offset: 1, limit: 1 })
      assert.deepEqual(window, [member(group, ada, 1000, 'creator')])
      assert.deepEqual(await store.members(group, { offset: 3, limit: 9 }), [])
    })

    test('somebody who comes in or goes is counted, and makes a new version', async () => {
      const store = await filled(open())
      const versions: number[] = []
      const note = async () => {
        const { members, version } = await only(store, group)
        versions.push(version)
        return members
      }
      assert.equal(await note(), 2)
      assert.equal(await store.putMember(member(group, cy, 1002)), true)
      assert.equal(await note(), 3)
      assert.equal(await store.removeMember(group, bob, 'left'), true)
      assert.equal(await note(), 2)
      assert.equal(await store.removeMember(group, bob, 'left'), false)
      assert.equal(await note(), 2)
      assert.deepEqual(versions, [1, 2, 3, 3])
    })

    test('how somebody went is remembered, with the title of then, until it comes in again', async () => {
      const store = await filled(open())
      const { title } = await only(store, group)
      assert.equal(await store.departure(group, bob), undefined)
      await store.removeMember(group, bob, 'sent away')
      await store.change(group, { title: 'Later' })
      const departure = { chat: group, user: bob, how: 'sent away', title } as const
      assert.deepEqual(await store.departure(group, bob), departure)
      await store.removeMember(group, bob, 'left')
      assert.deepEqual(await store.departure(group, bob), departure)
      await store.putMember(member(group, bob, 1003))
      assert.equal(await store.departure(group, bob), undefined)
      await store.ban({ chat: group, user: bob, by: ada, date: 2000 })
      assert.deepEqual(await store.departure(group, bob), { ...departure, title: 'Later' })
      await store.ban({ chat: group, user: cy, by: ada, date: 2000 })
      await store.unban(group, cy)
      assert.equal((await store.departure(group, cy))?.how, 'left')
    })

    test('another role leaves everything else of a member, and counts nobody', async () => {
      const store = await filled(open())
      const promoted = { ...member(group, bob, 5555, 'admin'), inviter: cy }
      assert.equal(await store.putMember(promoted), false)
      assert.deepEqual(await store.membersAmong(group, [bob]), [member(group, bob, 1001, 'admin')])
      const { members, version } = await only(store, group)
      assert.deepEqual({ members, version }, { members: 2, version: 2 })
    })

    test('those of some users who are members, and all that one is in', async () => {
      const store = await filled(open())
      const among = await store.membersAmong(group, [bob, cy, ada, bob])
      assert.deepEqual(
        among.map(({ user }) => user),
        [ada, bob],
      )
      const chats = (await store.memberships(ada)).map(({ chat }) => chat)
      assert.deepEqual(chats.sort(), [group, channel].sort())
      assert.deepEqual(await store.memberships(cy), [])
    })
  })

  suite('admins and bans of chats', () => {
    test('the creator and the admins are told by their date', async () => {
      const store = await filled(open())
      await store.putMember(member(group, cy, 900, 'admin'))
      assert.deepEqual(await store.admins(group), [
        member(group, cy, 900, 'admin'),
        member(group, ada, 1000, 'creator'),
      ])
    })

    test('a banned member is out, and counted there; one who never was in can be banned as well', async () => {
      const store = await filled(open())
      assert.equal(await store.ban({ chat: group, user: bob, by: ada, date: 2000 }), true)
      assert.equal(await store.ban({ chat: group, user: cy, by: ada, date: 1999 }), false)
      assert.deepEqual(await store.memberIds(group), [ada])
      assert.equal((await only(store, group)).members, 1)
      assert.equal(await store.banCount(group), 2)
      assert.deepEqual(await store.bans(group, { offset: 0, limit: 9 }), [
        { chat: group, user: cy, by: ada, date: 1999 },
        { chat: group, user: bob, by: ada, date: 2000 },
      ])
      assert.deepEqual(
        (await store.bans(group, { offset: 1, limit: 9 })).map(({ user }) => user),
        [bob],
      )
      assert.deepEqual(
        (await store.bannedAmong(group, [ada, bob])).map(({ user }) => user),
        [bob],
      )
      assert.deepEqual(await store.bannedAmong(channel, [bob]), [])
    })

    test('a ban is lifted, and ends for whoever is let in again', async () => {
      const store = await filled(open())
      for (const user of [bob, cy]) await store.ban({ chat: group, user, by: ada, date: 2000 })
      assert.equal(await store.unban(group, bob), true)
      assert.equal(await store.unban(group, bob), false)
      assert.equal(await store.putMember(member(group, cy, 2001)), true)
      assert.equal(await store.banCount(group), 0)
    })

    test('a chat that has ended forgets its bans', async () => {
      const store = await filled(open())
      await store.ban({ chat: group, user: bob, by: ada, date: 2000 })
      await store.end(group)
      assert.equal(await store.banCount(group), 0)
    })
  })

  suite('links and pictures of chats', () => {
    test('every link leads to its chat, and the newest is told', async () => {
      const store = await filled(open())
      assert.equal(await store.inviteOf(group), undefined)
      await store.putInvite('zzz', group)
      await store.putInvite('aaa', group)
      assert.equal(await store.inviteOf(group), 'aaa')
      assert.equal(await store.chatByInvite('zzz'), group)
      assert.equal(await store.chatByInvite('ZZZ'), undefined)
      assert.equal(await store.inviteOf(channel), undefined)
    })

    test('revoked links lead nowhere, those of other chats go on', async () => {
      const store = await filled(open())
      await store.putInvite('aaa', group)
      await store.putInvite('bbb', channel)
      await store.removeInvites(group)
      assert.equal(await store.chatByInvite('aaa'), undefined)
      assert.equal(await store.inviteOf(group), undefined)
      assert.equal(await store.chatByInvite('bbb'), channel)
    })

    test('a picture is in use while some chat shows it', async () => {
      const store = await filled(open())
      await store.change(group, { photo: 7n })
      await store.change(channel, { photo: 8n })
      assert.deepEqual((await store.photosInUse([7n, 8n, 9n])).sort(), [7n, 8n])
      await store.change(group, { photo: null })
      await store.end(channel)
      assert.deepEqual(await store.photosInUse([7n, 8n]), [])
    })
  })
}
