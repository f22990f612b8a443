import { UserError } from './user-error.ts'

/**
 * Names a message that holds a file, in the box of the account that printed the link, and the file:
 * `longshore://me/12/4815162342` or `longshore://user/1234567/12/4815162342`. Typed by hand it may end at the message.
 */
export interface FileLink {
  /** `me` is Saved Messages; a number is the other user of a private conversation. */
  readonly peer: 'me' | bigint
  readonly messageId: number
  /** The id of the document or photo: message 12 of another account is another message, and holds another file. */
  readonly fileId?: bigint | undefined
}

const form = /^longshore:\/\/(?:(me)|user\/([1-9][0-9]{0,18}))\/([1-9][0-9]{0,9})(?:\/([1-9][0-9]{0,18}))?$/
const MAX_MESSAGE_ID = 0x7fff_ffff

export function formatLink(link: FileLink): string {
  const peer = link.peer === 'me' ? 'me' : `user/${link.peer}`
  const file = link.fileId === undefined ? '' : `/${link.fileId}`
  return `longshore://${peer}/${link.messageId}${file}`
}

export function parseLink(text: string): FileLink {
  const [, me, user, message, document] = form.exec(text) ?? []
  const messageId = Number(message)
  if (!message || messageId > MAX_MESSAGE_ID) {
    throw new UserError(
      `"${text}" is not a link to a file.`,
      'A link looks like longshore://me/12; "longshore up" and "longshore ls" print them.',
    )
  }
  return {
    peer: me ? 'me' : BigInt(user ?? 0),
    messageId,
    fileId: document === undefined ? undefined : BigInt(document),
  }
}
