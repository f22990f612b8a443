import type { Constructor } from '@longshore/protocol/schema/api'
import { canPromote } from '../../chats/rights.ts'
import type { ChatRecord, MemberRecord } from '../../storage/ports/chat-store.ts'

/** What an admin may do, as clients show it; undefined for everybody else. */
export function adminRights(
  chat: ChatRecord,
  member: MemberRecord | undefined,
): Constructor<'chatAdminRights'> | undefined {
  if (member === undefined || member.role === 'member') return undefined
  const isBroadcast = chat.kind === 'channel'
  return {
    _: 'chatAdminRights',
    change_info: true,
    post_messages: isBroadcast,
    edit_messages: isBroadcast,
    delete_messages: true,
    ban_users: true,
    invite_users: true,
    pin_messages: !isBroadcast,
    add_admins: canPromote(chat, member),
    other: true,
  }
}

/** What members of groups may not do. Clients take it for "nothing is allowed" when it is missing. */
export function defaultBannedRights(chat: ChatRecord): Constructor<'chatBannedRights'> | undefined {
  switch (chat.kind) {
    case 'group':
      return { _: 'chatBannedRights', until_date: always }
    case 'supergroup':
      return { _: 'chatBannedRights', change_info: true, pin_messages: true, until_date: always }
    case 'channel':
      return undefined
  }
}

/** "for ever" */
const always = 2 ** 31 - 1
