import type { Constructor } from '@longshore/protocol/schema/api'
import type { ChatRecord } from '../../storage/ports/chat-store.ts'

/** A link that lets anybody in, for as long as it is not revoked. */
export function shapeInvite(chat: ChatRecord, hash: string): Constructor<'chatInviteExported'> {
  return {
    _: 'chatInviteExported',
    permanent: true,
    link: `https://t.me/+${hash}`,
    admin_id: chat.creator,
    date: chat.date,
  }
}
