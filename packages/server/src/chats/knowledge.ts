import type { ChatRecord, ChatStore, DepartureRecord, MemberRecord } from '../storage/ports/chat-store.ts'
import { isChannelPeer, type PeerId } from '../storage/ports/peer-id.ts'

/** What a user is to a chat. */
export type Standing =
  | 'member'
  /** Outside of a chat that everybody may read, by its username. */
  | 'reader'
  /** Its creator, who has left it and may come back or end it. */
  | 'creator outside'
  /** Went by itself. */
  | 'left'
  /** Kicked from a basic group, or banned. */
  | 'sent away'
  /** Never was in it: a message that was sent on may name it. */
  | 'stranger'
  /** Nobody is in it any more. */
  | 'ended'

/** A chat, and what one user may know of it. */
export interface KnownChat {
  readonly chat: ChatRecord
  readonly member: MemberRecord | undefined
  readonly standing: Standing
  /** As that user may know it: of who is outside, what it was called when it was last shown. */
  readonly title: string
}

export type Looked = Pick<ChatStore, 'chats' | 'membersAmong' | 'bannedAmong' | 'departure'>

/**
 * The one rule for what a user may know of a basic group, a channel or a supergroup. Whatever shows a chat, its picture or
 * what is said in it asks here.
 */
export async function whatIsKnown(store: Looked, id: PeerId, user: bigint): Promise<KnownChat | undefined> {
  // All of it even where there is no such chat: how long an answer takes tells nobody that there is one.
  const [[chat], [member], bans, departure] = await Promise.all([
    store.chats([id]),
    store.membersAmong(id, [user]),
    store.bannedAmong(id, [user]),
    store.departure(id, user),
  ])
  if (!chat) return undefined
  const standing = standingOf(chat, user, { member, isBanned: bans.length > 0, departure })
  return { chat, member, standing, title: titleFor(standing, chat, departure) }
}

/** What is said in it, and the files of that. */
export function seesMessages({ standing }: Pick<KnownChat, 'standing'>): boolean {
  return standing === 'member' || standing === 'reader'
}

/** What it is called, looks like and says of itself now. */
export function seesProfile({ standing }: Pick<KnownChat, 'standing'>): boolean {
  return standing === 'member' || standing === 'reader' || standing === 'creator outside'
}

interface Past {
  readonly member: MemberRecord | undefined
  readonly isBanned: boolean
  readonly departure: DepartureRecord | undefined
}

function standingOf(chat: ChatRecord, user: bigint, { member, isBanned, departure }: Past): Standing {
  if (chat.members === 0) return 'ended'
  if (isBanned) return 'sent away'
  if (member) return 'member'
  if (departure?.how === 'sent away') return 'sent away'
  if (chat.username !== undefined) return 'reader'
  if (chat.creator === user) return 'creator outside'
  return departure ? 'left' : 'stranger'
}

function titleFor(standing: Standing, chat: ChatRecord, departure: DepartureRecord | undefined): string {
  if (seesProfile({ standing })) return chat.title
  if (departure) return departure.title
  // Basic groups are named to those alone who were in them.
  return isChannelPeer(chat.id) || standing === 'ended' ? chat.title : ''
}
