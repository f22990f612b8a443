import type { NodeClient } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { type FileLink, formatLink } from './link.ts'
import { linkOf } from './link-of.ts'
import { UserError } from './user-error.ts'

/** Whether a link as it was typed, perhaps only up to the message, is the whole link of that message. */
function names(typed: FileLink, whole: string): boolean {
  const link = formatLink(typed)
  return whole === link || (typed.fileId === undefined && whole.startsWith(`${link}/`))
}

/** The message that a link names. @throws {UserError} when this account has no such message */
export async function findMessage(
  client: NodeClient,
  link: FileLink,
  signal: AbortSignal,
): Promise<Constructor<'message'>> {
  const found = await client.call(
    'messages.getMessages',
    { id: [{ _: 'inputMessageID', id: link.messageId }] },
    { signal },
  )
  const message = 'messages' in found ? found.messages[0] : undefined
  if (message?._ !== 'message' || !names(link, linkOf(message, client.userId))) {
    throw new UserError(
      `${formatLink(link)} names no message of this account.`,
      'A link works for the account that printed it; "longshore ls" prints yours.',
    )
  }
  return message
}
