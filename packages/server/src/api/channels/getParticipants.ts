import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request, Type } from '@longshore/protocol/schema/api'
import { canBan, canSeeMembers } from '../../chats/rights.ts'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { ChatRecord, MemberRecord } from '../../storage/ports/chat-store.ts'
import { channelNamed, type NamedChat } from '../chats/named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapeBanned, shapeParticipant } from '../shapes/participants.ts'
import { shapeUsers } from '../shapes/users.ts'

const largestPage = 200

/** Members whose names are looked at in one search. */
const mostSearched = 10_000

interface Page {
  readonly count: number
  readonly participants: Type<'ChannelParticipant'>[]
  readonly users: bigint[]
}

/** Who is in a channel or supergroup, every time anew: it is never "not modified". */
export const getParticipants: Handler<'channels.getParticipants'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  if (!canSeeMembers(named.chat, named.member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  const window = {
    offset: Math.max(request.offset, 0),
    limit: Math.min(Math.max(request.limit, 0), largestPage),
  }
  const { users, ...page } = await pageOf(request.filter, named, window, context)
  return {
    _: 'channels.channelParticipants',
    ...page,
    chats: await shapeChats(context, context.userId, [named.chat.id]),
    users: await shapeUsers(context, context.userId, users),
  }
}

type Filter = Request<'channels.getParticipants'>['filter']
interface Window {
  readonly offset: number
  readonly limit: number
}

async function pageOf(filter: Filter, named: NamedChat, window: Window, context: Context): Promise<Page> {
  const { chat } = named
  const { store } = context.chats
  switch (filter._) {
    case 'channelParticipantsRecent':
      return pageOfMembers(context, chat, chat.members, await store.members(chat.id, window))
    case 'channelParticipantsAdmins':
      return cut(context, chat, await store.admins(chat.id), window)
    case 'channelParticipantsBots':
      return cut(context, chat, await membersWho(chat, context, isBot), window)
    case 'channelParticipantsSearch':
    case 'channelParticipantsMentions':
      return cut(context, chat, await membersWho(chat, context, isCalled(filter.q ?? '')), window)
    case 'channelParticipantsContacts': {
      const contacts = (await context.contacts.contacts(context.userId)).map(({ userId }) => userId)
      const called = isCalled(filter.q)
      const users = (await context.accounts.users(contacts)).filter(called).map(({ id }) => id)
      return cut(context, chat, await store.membersAmong(chat.id, users), window)
    }
    case 'channelParticipantsKicked':
      return pageOfBanned(named, window, context)
    case 'channelParticipantsBanned': // Restricted members: there are none.
      return { count: 0, participants: [], users: [] }
  }
}

async function pageOfBanned({ chat, member }: NamedChat, window: Window, { chats }: Context): Promise<Page> {
  if (!canBan(chat, member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  const bans = await chats.store.bans(chat.id, window)
  return {
    count: await chats.store.banCount(chat.id),
    participants: bans.map(shapeBanned),
    users: bans.flatMap(({ user, by }) => [user, by]),
  }
}

function cut(context: Context, chat: ChatRecord, members: readonly MemberRecord[], window: Window): Page {
  const page = members.slice(window.offset, window.offset + window.limit)
  return pageOfMembers(context, chat, members.length, page)
}

function pageOfMembers(
  { userId }: Context,
  chat: ChatRecord,
  count: number,
  members: readonly MemberRecord[],
): Page {
  return {
    count,
    participants: members.map((member) => shapeParticipant(chat, member, userId)),
    users: members.flatMap(({ user, inviter }) => [user, inviter]).concat(chat.creator),
  }
}

async function membersWho(
  { id }: ChatRecord,
  { chats, accounts }: Context,
  isMeant: (user: UserRecord) => boolean,
): Promise<MemberRecord[]> {
  const found: MemberRecord[] = []
  for (let offset = 0; offset < mostSearched; offset += largestPage) {
    const members = await chats.store.members(id, { offset, limit: largestPage })
    const users = await accounts.users(members.map(({ user }) => user))
    const meant = new Set(users.filter(isMeant).map((user) => user.id))
    found.push(...members.filter(({ user }) => meant.has(user)))
    if (members.length < largestPage) break
  }
  return found
}

function isBot({ tokenHash }: UserRecord): boolean {
  return tokenHash !== undefined
}

/** By the start of any name. */
function isCalled(query: string): (user: UserRecord) => boolean {
  const wanted = query.replace(/^@/, '').toLowerCase()
  return ({ firstName, lastName, username }) =>
    [firstName, lastName, `${firstName} ${lastName}`, username ?? ''].some((name) =>
      name.toLowerCase().startsWith(wanted),
    )
}
