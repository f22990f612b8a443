import { once } from 'node:events'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { findMessage } from '../find-message.ts'
import { parseLink } from '../link.ts'

export function addCatCommand(program: Command): void {
  program
    .command('cat')
    .description('Writes the file that a link names to standard output.')
    .argument('<link>', 'as "longshore up" and "longshore ls" print it')
    .action(runCat)
}

async function runCat(text: string): Promise<void> {
  const link = parseLink(text)
  await asSignedIn(async (client, signal) => {
    const message = await findMessage(client, link, signal)
    for await (const bytes of client.read(message, { signal })) {
      if (!process.stdout.write(bytes)) await once(process.stdout, 'drain', { signal })
    }
  })
}
