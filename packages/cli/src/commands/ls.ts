import { inputPeer } from '@longshore/client/messages/send-document'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { documentOf } from '../document-of.ts'
import { linkOf } from '../link-of.ts'
import { findPeer } from '../peer.ts'
import { readableSize } from '../progress.ts'

const PAGE = 100

export function addLsCommand(program: Command): void {
  program
    .command('ls')
    .description('Lists the files of a conversation, newest first.')
    .argument('[peer]', 'me (Saved Messages), @name, +phone or an id', 'me')
    .option('--json', 'one line a file: {"link", "size", "name", "mimeType", "date"}')
    .action(runLs)
}

async function runLs(peer: string, flags: { json?: boolean }): Promise<void> {
  await asSignedIn(async (client) => {
    const chat = inputPeer(await findPeer(client, peer))
    for (let offset_id = 0; ; ) {
      const request = {
        peer: chat,
        offset_id,
        offset_date: 0,
        add_offset: 0,
        limit: PAGE,
        max_id: 0,
        min_id: 0,
        hash: 0n,
      }
      const page = await client.call('messages.getHistory', request)
      const messages = 'messages' in page ? page.messages : []
      for (const message of messages) {
        if (message._ !== 'message' || message.media?._ !== 'messageMediaDocument') continue
        const { name, size, mimeType } = documentOf(message)
        const link = linkOf(message, client.userId)
        const line = {
          link,
          size: Number(size),
          name,
          mimeType,
          date: new Date(message.date * 1000).toISOString(),
        }
        console.log(
          flags.json
            ? JSON.stringify(line)
            : `${link}  ${readableSize(line.size).padStart(10)}  ${line.date}  ${name}`,
        )
      }
      const last = messages.at(-1)
      if (!last || messages.length < PAGE) return
      offset_id = last.id
    }
  })
}
