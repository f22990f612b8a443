import type { Constructor } from '@longshore/protocol/schema/api'
import { formatLink } from './link.ts'

/** The link to a message of a private conversation, in the box of `self`. */
export function linkOf(message: Constructor<'message'>, self: bigint | undefined): string {
  const { peer_id, id, media } = message
  const other = peer_id._ === 'peerUser' && peer_id.user_id !== self ? peer_id.user_id : 'me'
  const document = media?._ === 'messageMediaDocument' ? media.document : undefined
  return formatLink({ peer: other, messageId: id, documentId: document?.id })
}
