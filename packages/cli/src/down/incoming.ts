import type { Constructor } from '@longshore/protocol/schema/api'
import { safeFileName } from '../file-name.ts'
import { fileOf, type SentFile } from '../file-of.ts'
import { pathFilter } from '../files/glob.ts'
import { findMessage } from '../find-message.ts'
import { parseLink } from '../link.ts'
import type { Transferring } from '../transferring.ts'
import { UserError } from '../user-error.ts'

/** A file that a link names. */
export interface Incoming {
  /** The link as the person gave it. */
  readonly file: string
  readonly message: Constructor<'message'>
  readonly sent: SentFile
  /** The name it was sent with, fit to be one. */
  readonly name: string
  /** Which of the links it is, from 1. */
  readonly n: number
}

/** Asks for the messages that the links name; what names none is told. */
export async function incoming(
  links: readonly string[],
  flags: { readonly include?: readonly string[]; readonly exclude?: readonly string[] },
  { client, signal, tally }: Transferring,
): Promise<Incoming[]> {
  const isWanted = pathFilter(flags.include, flags.exclude)
  const found: Incoming[] = []
  let left = 0
  for (const [index, file] of links.entries()) {
    try {
      const message = await findMessage(client, parseLink(file), signal)
      const sent = fileOf(message)
      const name = safeFileName(sent.name)
      if (isWanted(name)) found.push({ file, message, sent, name, n: index + 1 })
      else left += 1
    } catch (error) {
      signal.throwIfAborted()
      tally.failed(file, error)
    }
  }
  if (left === links.length)
    throw new UserError(
      `There is nothing to fetch: --include and --exclude let through none of ${left === 1 ? 'the one file' : `${left} files`}.`,
      'They are about the names that the files were sent with; "longshore ls" prints those.',
    )
  return found
}
