import type { PeerId } from './peer-id.ts'

export type ChatKind = 'group' | 'channel' | 'supergroup'

/** A basic group, a channel or a supergroup. */
export interface ChatRecord {
  readonly id: PeerId
  readonly kind: ChatKind
  readonly title: string
  readonly about: string
  /** Public channels and supergroups have one; unique among them, whatever the case. */
  readonly username: string | undefined
  readonly creator: bigint
  /** Unix seconds. */
  readonly date: number
  /** Its picture: a photo of the file catalogue. */
  readonly photo: bigint | undefined
  readonly noforwards: boolean
  /** Grows with each change of its members (`version` of chat#41cbf256). */
  readonly version: number
  /** How many members there are; without any it has ended. */
  readonly members: number
}

export type ChatChanges = Partial<Pick<ChatRecord, 'title' | 'about' | 'noforwards'>> & {
  /** null takes the name or the picture away. */
  readonly username?: string | null | undefined
  readonly photo?: bigint | null | undefined
}

export type ChatRole = 'creator' | 'admin' | 'member'

export interface MemberRecord {
  readonly chat: PeerId
  readonly user: bigint
  readonly role: ChatRole
  readonly inviter: bigint
  /** Unix seconds. */
  readonly date: number
}

/** Somebody who was sent away from a channel or supergroup, and may not come back by itself. */
export interface BanRecord {
  readonly chat: PeerId
  readonly user: bigint
  /** Who sent the user away. */
  readonly by: bigint
  /** Unix seconds. */
  readonly date: number
}

/** Somebody who was in a chat, or was kept out of it. */
export interface DepartureRecord {
  readonly chat: PeerId
  readonly user: bigint
  readonly how: 'left' | 'sent away'
  /** The title when it was last shown to that user. */
  readonly title: string
}

/** Groups and channels, who is in them, and the links that let people in. Every method is one transaction. */
export interface ChatStore {
  /** The first member is its creator. */
  add(
    chat: Omit<ChatRecord, 'version' | 'members'>,
    members: readonly MemberRecord[],
  ): Promise<'added' | 'id taken' | 'username taken'>
  /** Those of the chats that exist, in no particular order. */
  chats(ids: readonly PeerId[]): Promise<ChatRecord[]>
  chatByUsername(username: string): Promise<ChatRecord | undefined>
  /** At most `limit` whose username begins with `start`, whatever the case. */
  chatsByUsernameStart(start: string, limit: number): Promise<ChatRecord[]>
  change(id: PeerId, changes: ChatChanges): Promise<ChatRecord | 'username taken' | 'no such chat'>
  /**
   * Ends it: members, bans, links, username and picture are gone. Its id and title stay, for those who still have messages
   * of it.
   */
  end(id: PeerId): Promise<void>

  /** Adds a member, who is banned no more, or gives one another role. @returns whether somebody came in */
  putMember(member: MemberRecord): Promise<boolean>
  /** Remembers how it went, until it comes in again. @returns whether there was one */
  removeMember(chat: PeerId, user: bigint, how: DepartureRecord['how']): Promise<boolean>
  departure(chat: PeerId, user: bigint): Promise<DepartureRecord | undefined>
  /** Those of the users who are members, by their date. */
  membersAmong(chat: PeerId, users: readonly bigint[]): Promise<MemberRecord[]>
  /** By their date. */
  members(chat: PeerId, window: { readonly offset: number; readonly limit: number }): Promise<MemberRecord[]>
  memberIds(chat: PeerId): Promise<bigint[]>
  /** The creator and the admins, by their date. */
  admins(chat: PeerId): Promise<MemberRecord[]>
  /** Of everything the user is in. */
  memberships(user: bigint): Promise<MemberRecord[]>

  /** Removes a member, if it is one, and keeps it out. @returns whether it was one */
  ban(ban: BanRecord): Promise<boolean>
  /** The user has only left from now on. @returns whether it was banned */
  unban(chat: PeerId, user: bigint): Promise<boolean>
  bannedAmong(chat: PeerId, users: readonly bigint[]): Promise<BanRecord[]>
  /** By their date. */
  bans(chat: PeerId, window: { readonly offset: number; readonly limit: number }): Promise<BanRecord[]>
  banCount(chat: PeerId): Promise<number>

  putInvite(hash: string, chat: PeerId): Promise<void>
  chatByInvite(hash: string): Promise<PeerId | undefined>
  /** No link made so far leads there any more. */
  removeInvites(chat: PeerId): Promise<void>
  /** The newest link of the chat. */
  inviteOf(chat: PeerId): Promise<string | undefined>

  /** Those of the photos that are the picture of some chat. */
  photosInUse(photos: readonly bigint[]): Promise<bigint[]>
}
