import { basename } from 'node:path'
import type { NodeClient, Peer } from '@longshore/client/node'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { explain } from '../explain.ts'
import { printable } from '../file-name.ts'
import { linkOf } from '../link-of.ts'
import { findPeer } from '../peer.ts'
import { readableSize, showProgress } from '../progress.ts'
import { UserError } from '../user-error.ts'

interface UpFlags {
  readonly to: string
  readonly caption?: string
  readonly json?: boolean
}

export function addUpCommand(program: Command): void {
  program
    .command('up')
    .description('Sends files as documents and prints a link for each.')
    .argument('<file...>', 'files to send; - reads standard input')
    .option('--to <peer>', 'me (Saved Messages), @name, +phone or an id', 'me')
    .option('--caption <text>', 'text under each file')
    .option('--json', 'one line a file: {"link", "size", "sha256", "name"}')
    .action(runUp)
}

async function runUp(files: string[], flags: UpFlags): Promise<void> {
  let failed = 0
  await asSignedIn(async (client, signal) => {
    const peer = await findPeer(client, flags.to, signal)
    for (const file of files) {
      try {
        await sendOne(client, peer, file, flags, signal)
      } catch (error) {
        if (signal.aborted || files.length === 1) throw error
        failed += 1
        for (const line of explain(error, file).lines) console.error(line)
      }
    }
  })
  if (failed > 0) throw new UserError(`${failed} of ${files.length} files were not sent.`)
}

async function sendOne(
  client: NodeClient,
  peer: Peer,
  file: string,
  flags: UpFlags,
  signal: AbortSignal,
): Promise<void> {
  const name = file === '-' ? 'stdin' : basename(file)
  const progress = showProgress(name)
  try {
    const source = file === '-' ? process.stdin : file
    const uploaded = await client.upload(source, { name, signal, onProgress: (now) => progress.update(now) })
    const message = await client.sendDocument(peer, uploaded, { caption: flags.caption, signal })
    progress.stop()
    const link = linkOf(message, client.userId)
    const sha256 = Buffer.from(uploaded.sha256).toString('hex')
    const line = { link, size: uploaded.size, sha256, name }
    console.log(
      flags.json
        ? JSON.stringify(line)
        : `${link}  ${readableSize(line.size)}  sha256 ${sha256}  ${printable(name)}`,
    )
  } finally {
    progress.stop()
    // Whoever writes to us may write on for ever.
    if (file === '-') process.stdin.destroy()
  }
}
