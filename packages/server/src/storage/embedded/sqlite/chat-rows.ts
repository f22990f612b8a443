import type { SQLInputValue } from 'node:sqlite'
import type {
  BanRecord,
  ChatChanges,
  ChatKind,
  ChatRecord,
  ChatRole,
  DepartureRecord,
  MemberRecord,
} from '../../ports/chat-store.ts'
import type { Row } from './statements.ts'

export function changed(
  chat: ChatRecord,
  { title, about, noforwards, username, photo }: ChatChanges,
): ChatRecord {
  return {
    ...chat,
    title: title ?? chat.title,
    about: about ?? chat.about,
    noforwards: noforwards ?? chat.noforwards,
    username: username === undefined ? chat.username : (username ?? undefined),
    photo: photo === undefined ? chat.photo : (photo ?? undefined),
  }
}

/** What `add` and `change` write alike, in the order of the table. */
export function columnsOf(chat: Omit<ChatRecord, 'version' | 'members'>): SQLInputValue[] {
  return [
    chat.title,
    chat.about,
    chat.username ?? null,
    chat.creator,
    chat.date,
    chat.photo ?? null,
    chat.noforwards ? 1 : 0,
  ]
}

export function byDate(a: MemberRecord, b: MemberRecord): number {
  return a.date - b.date || (a.user < b.user ? -1 : 1)
}

export function chatOf(row: Row): ChatRecord {
  return {
    id: row.id as bigint,
    kind: row.kind as ChatKind,
    title: row.title as string,
    about: row.about as string,
    username: (row.username as string | null) ?? undefined,
    creator: row.creator as bigint,
    date: Number(row.date),
    photo: (row.photo as bigint | null) ?? undefined,
    noforwards: row.noforwards === 1n,
    version: Number(row.version),
    members: Number(row.members),
  }
}

export function memberOf(row: Row): MemberRecord {
  return {
    chat: row.chat as bigint,
    user: row.user as bigint,
    role: row.role as ChatRole,
    inviter: row.inviter as bigint,
    date: Number(row.date),
  }
}

export function banOf(row: Row): BanRecord {
  return {
    chat: row.chat as bigint,
    user: row.user as bigint,
    by: row.banned_by as bigint,
    date: Number(row.date),
  }
}

export function departureOf(row: Row): DepartureRecord {
  return {
    chat: row.chat as bigint,
    user: row.user as bigint,
    how: row.how as DepartureRecord['how'],
    title: row.title as string,
  }
}
