import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { chatRecord } from '@longshore/testing/contracts/chat-store'
import type { ChatKind, ChatRecord, ChatRole, MemberRecord } from '../storage/ports/chat-store.ts'
import { channelPeer, groupPeer } from '../storage/ports/peer-id.ts'
import {
  canBan,
  canChangeInfo,
  canDelete,
  canDeleteMessages,
  canEditPosts,
  canExportInvite,
  canInvite,
  canKick,
  canPost,
  canPromote,
  canSeeMembers,
  canSetUsername,
  type Right,
} from './rights.ts'

type Who = ChatRole | 'nobody'

const kinds: readonly ChatKind[] = ['group', 'supergroup', 'channel']
const everybody: readonly Who[] = ['creator', 'admin', 'member', 'nobody']

function chatOf(kind: ChatKind, username?: string): ChatRecord {
  const id = kind === 'group' ? groupPeer(1n) : channelPeer(1n)
  return { ...chatRecord(id, { kind, username }), version: 1, members: 3 }
}

function memberOf(chat: ChatRecord, role: Who, user: bigint, inviter = 1n): MemberRecord | undefined {
  return role === 'nobody' ? undefined : { chat: chat.id, user, role, inviter, date: 0 }
}

const admins = ['creator', 'admin']
const members = ['creator', 'admin', 'member']
const creator = ['creator']

/** Who may, in a group, a supergroup and a channel. */
const table: readonly [Right, readonly string[], readonly string[], readonly string[]][] = [
  [canPost, members, members, admins],
  [canChangeInfo, members, admins, admins],
  [canSetUsername, [], creator, creator],
  [canInvite, members, members, admins],
  [canExportInvite, admins, admins, admins],
  [canDeleteMessages, admins, admins, admins],
  [canEditPosts, [], [], admins],
  [canSeeMembers, members, members, admins],
  [canBan, admins, admins, admins],
  [canPromote, creator, creator, creator],
  [canDelete, creator, creator, creator],
]

suite('rights', () => {
  for (const [right, ...who] of table) {
    test(right.name, () => {
      for (const [i, kind] of kinds.entries()) {
        const chat = chatOf(kind)
        const may = everybody.filter((role) => right(chat, memberOf(chat, role, 1n)))
        assert.deepEqual(may, who[i], kind)
      }
    })
  }

  test('a username lets everybody see, and nobody do more', () => {
    for (const kind of ['supergroup', 'channel'] as const) {
      const chat = chatOf(kind, 'harbour')
      for (const right of [canPost, canInvite, canChangeInfo, canBan])
        assert.equal(right(chat, undefined), false)
    }
  })

  for (const [who, whom, may] of [
    ['creator', 'admin', true],
    ['creator', 'member', true],
    ['admin', 'member', true],
    ['admin', 'admin', false],
    ['admin', 'creator', false],
    ['member', 'member', false],
    ['nobody', 'member', false],
  ] as const) {
    test(`${who} ${may ? 'sends' : 'does not send'} ${whom} away`, () => {
      for (const kind of kinds) {
        const chat = chatOf(kind)
        const other = memberOf(chat, whom, 2n, 9n)
        assert.ok(other)
        assert.equal(canKick(chat, memberOf(chat, who, 1n), other), may)
      }
    })
  }

  test('members of basic groups send away whom they brought in, unless they became admins', () => {
    for (const [kind, whom, may] of [
      ['group', 'member', true],
      ['group', 'admin', false],
      ['supergroup', 'member', false],
    ] as const) {
      const chat = chatOf(kind)
      const other = memberOf(chat, whom, 2n, 1n)
      assert.ok(other)
      assert.equal(canKick(chat, memberOf(chat, 'member', 1n), other), may, kind)
    }
  })

  test('nobody sends itself away', () => {
    const chat = chatOf('group')
    const self = memberOf(chat, 'admin', 1n)
    assert.ok(self)
    assert.equal(canKick(chat, self, self), false)
  })
})
