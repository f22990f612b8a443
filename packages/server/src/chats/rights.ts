import type { ChatRecord, MemberRecord } from '../storage/ports/chat-store.ts'

/** A chat, and its member whose rights are asked for: undefined for one who is not in it. */
export type Right = (chat: ChatRecord, member: MemberRecord | undefined) => boolean

/** In a channel its admins, in groups all members. */
export const canPost: Right = (chat, member) =>
  chat.kind === 'channel' ? isAdmin(chat, member) : member !== undefined

/** The title, the description, the picture: all members of basic groups; elsewhere admins. */
export const canChangeInfo: Right = (chat, member) =>
  chat.kind === 'group' ? member !== undefined : isAdmin(chat, member)

/** Becoming public, or private again. */
export const canSetUsername: Right = (chat, member) => chat.kind !== 'group' && member?.role === 'creator'

/** Bringing somebody in: all members of groups; in a channel its admins. */
export const canInvite: Right = (chat, member) => canPost(chat, member)

/** Making a link that lets people in. */
export const canExportInvite: Right = (chat, member) => isAdmin(chat, member)

/** Deleting what others said. */
export const canDeleteMessages: Right = (chat, member) => isAdmin(chat, member)

/** Changing what somebody else posted: in a channel its admins, as what is posted there is the channel's. */
export const canEditPosts: Right = (chat, member) => chat.kind === 'channel' && isAdmin(chat, member)

/** Keeping messages at hand: all members of basic groups; elsewhere admins. */
export const canPin: Right = (chat, member) => canChangeInfo(chat, member)

/** Who else is in it: a channel tells its admins alone. */
export const canSeeMembers: Right = (chat, member) =>
  chat.kind === 'channel' ? isAdmin(chat, member) : member !== undefined || chat.username !== undefined

/** Keeping somebody out of a channel or supergroup. */
export const canBan: Right = (chat, member) => isAdmin(chat, member)

/** Making somebody an admin, or no longer one. */
export const canPromote: Right = (_chat, member) => member?.role === 'creator'

/** Deleting the whole chat: its creator, as long as it is in it. */
export const canDelete: Right = (_chat, member) => member?.role === 'creator'

/**
 * Sending somebody away: admins send members, the creator also admins, and in a basic group everybody whom they brought
 * in. Nobody sends the creator, or oneself.
 */
export function canKick(chat: ChatRecord, member: MemberRecord | undefined, other: MemberRecord): boolean {
  if (!member || member.user === other.user || other.role === 'creator') return false
  if (member.role === 'creator') return true
  if (other.role === 'admin') return false
  return member.role === 'admin' || (chat.kind === 'group' && other.inviter === member.user)
}

function isAdmin(_chat: ChatRecord, member: MemberRecord | undefined): boolean {
  return member?.role === 'creator' || member?.role === 'admin'
}
