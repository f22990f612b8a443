import type { Constructor } from '@longshore/protocol/schema/api'
import { fileIn } from './file-of.ts'
import { formatLink } from './link.ts'

/** The link to a message of a private conversation, in the box of `self`. */
export function linkOf(message: Constructor<'message'>, self: bigint | undefined): string {
  const { peer_id, id } = message
  const other = peer_id._ === 'peerUser' && peer_id.user_id !== self ? peer_id.user_id : 'me'
  return formatLink({ peer: other, messageId: id, fileId: fileIn(message)?.id })
}
