import { inputPeer } from '@longshore/client/messages/send-document'
import type { NodeClient, Peer } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { printable } from '../file-name.ts'
import { type Held, heldIn } from '../file-of.ts'
import { linkOf } from '../link-of.ts'
import { findPeer } from '../peer.ts'
import { readableSize } from '../report/words.ts'
import { isRead } from '../standard-output.ts'

const PAGE = 100

export function addLsCommand(program: Command): void {
  program
    .command('ls')
    .description('Lists the files of a conversation, newest first.')
    .argument('[peer]', 'me (Saved Messages), @name, +phone or an id', 'me')
    .option(
      '--json',
      'one line a file: {"link", "size", "name", "mimeType", "date"}, or {"link", "date", "unreadable"}',
    )
    .action(runLs)
}

async function runLs(peer: string, flags: { json?: boolean }): Promise<void> {
  await asSignedIn(async (client, signal) => {
    for await (const message of history(client, await findPeer(client, peer, signal), signal)) {
      // Whoever reads has enough, as in "longshore ls | head".
      if (!isRead()) return
      const held = heldIn(message)
      if (held.kind === 'nothing') continue
      const link = linkOf(message, client.userId)
      const date = new Date(message.date * 1000).toISOString()
      console.log(flags.json ? jsonOf(held, link, date) : lineOf(held, link, date))
    }
  })
}

type Listed = Exclude<Held, { kind: 'nothing' }>

function jsonOf(held: Listed, link: string, date: string): string {
  if (held.kind === 'unreadable') return JSON.stringify({ link, date, unreadable: held.what })
  const { name, size, mimeType } = held.file
  return JSON.stringify({ link, size, name, mimeType, date })
}

/** What cannot be read has a line too, in place of its size a question mark. */
function lineOf(held: Listed, link: string, date: string): string {
  const size = held.kind === 'file' ? readableSize(held.file.size) : '?'
  const name = held.kind === 'file' ? printable(held.file.name) : `(${held.what})`
  return `${link}  ${size.padStart(10)}  ${date}  ${name}`
}

/** The messages of a conversation, newest first. */
async function* history(
  client: NodeClient,
  peer: Peer,
  signal: AbortSignal,
): AsyncGenerator<Constructor<'message'>> {
  const request = { offset_date: 0, add_offset: 0, limit: PAGE, max_id: 0, min_id: 0, hash: 0n }
  for (let offset_id = 0; ; ) {
    const page = await client.call(
      'messages.getHistory',
      { ...request, peer: inputPeer(peer), offset_id },
      { signal },
    )
    const messages = 'messages' in page ? page.messages : []
    for (const message of messages) if (message._ === 'message') yield message
    const last = messages.at(-1)
    if (!last || messages.length < PAGE) return
    offset_id = last.id
  }
}
