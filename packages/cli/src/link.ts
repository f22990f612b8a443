import { UserError } from './user-error.ts'

/**
 * Names a message that holds a file, in the box of the account that printed the link:
 * `longshore://me/12` or `longshore://user/1234567/12`.
 */
export interface FileLink {
  /** `me` is Saved Messages; a number is the other user of a private conversation. */
  readonly peer: 'me' | bigint
  readonly messageId: number
}

const form = /^longshore:\/\/(?:(me)|user\/([1-9][0-9]{0,18}))\/([1-9][0-9]{0,9})$/
const MAX_MESSAGE_ID = 0x7fff_ffff

export function formatLink(link: FileLink): string {
  const peer = link.peer === 'me' ? 'me' : `user/${link.peer}`
  return `longshore://${peer}/${link.messageId}`
}

export function parseLink(text: string): FileLink {
  const [, me, user, message] = form.exec(text) ?? []
  const messageId = Number(message)
  if (!message || messageId > MAX_MESSAGE_ID) {
    throw new UserError(
      `"${text}" is not a link to a file.`,
      'A link looks like longshore://me/12; "longshore up" and "longshore ls" print them.',
    )
  }
  return { peer: me ? 'me' : BigInt(user ?? 0), messageId }
}
