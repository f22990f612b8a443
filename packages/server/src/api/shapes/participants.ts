import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { BanRecord, ChatRecord, MemberRecord } from '../../storage/ports/chat-store.ts'
import { bareId } from '../../storage/ports/peer-id.ts'
import { adminRights } from '../chats/rights-shown.ts'
import { shapePeer } from './peers.ts'

/** The members of a basic group. */
export function shapeGroupParticipants(
  chat: ChatRecord,
  members: readonly MemberRecord[],
): Constructor<'chatParticipants'> {
  return {
    _: 'chatParticipants',
    chat_id: bareId(chat.id),
    participants: members.map(shapeGroupParticipant),
    version: chat.version,
  }
}

function shapeGroupParticipant({ user, role, inviter, date }: MemberRecord): Type<'ChatParticipant'> {
  switch (role) {
    case 'creator':
      return { _: 'chatParticipantCreator', user_id: user }
    case 'admin':
      return { _: 'chatParticipantAdmin', user_id: user, inviter_id: inviter, date }
    case 'member':
      return { _: 'chatParticipant', user_id: user, inviter_id: inviter, date }
  }
}

/** A member of a channel or supergroup as another, or the member itself, sees it. */
export function shapeParticipant(
  chat: ChatRecord,
  member: MemberRecord,
  viewer: bigint,
): Type<'ChannelParticipant'> {
  const { user, role, inviter, date } = member
  const rights = adminRights(chat, member)
  const isSelf = user === viewer
  if (role === 'creator' && rights)
    return { _: 'channelParticipantCreator', user_id: user, admin_rights: rights }
  if (rights)
    return {
      _: 'channelParticipantAdmin',
      can_edit: viewer === chat.creator,
      self: isSelf,
      user_id: user,
      inviter_id: isSelf ? inviter : undefined,
      promoted_by: chat.creator,
      date,
      admin_rights: rights,
    }
  return isSelf
    ? { _: 'channelParticipantSelf', user_id: user, inviter_id: inviter, date }
    : { _: 'channelParticipant', user_id: user, date }
}

export function shapeBanned({ user, by, date }: BanRecord): Constructor<'channelParticipantBanned'> {
  return {
    _: 'channelParticipantBanned',
    left: true,
    peer: shapePeer(user),
    kicked_by: by,
    date,
    banned_rights: everythingForbidden,
  }
}

/** "for ever" */
const always = 2 ** 31 - 1

/** Of a user who was sent away. */
// biome-ignore format: a table of flags reads better filled
const everythingForbidden: Constructor<'chatBannedRights'> = {
  _: 'chatBannedRights', view_messages: true, send_messages: true, send_media: true, send_stickers: true,
  send_gifs: true, send_games: true, send_inline: true, embed_links: true, send_polls: true, change_info: true,
  invite_users: true, pin_messages: true, manage_topics: true, send_photos: true, send_videos: true,
  send_roundvideos: true, send_audios: true, send_voices: true, send_docs: true, send_plain: true,
  until_date: always,
}
