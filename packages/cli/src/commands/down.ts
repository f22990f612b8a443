import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { documentOf } from '../document-of.ts'
import { findMessage } from '../find-message.ts'
import { parseLink } from '../link.ts'
import { readableSize, showProgress } from '../progress.ts'

interface DownFlags {
  readonly output?: string
  readonly json?: boolean
}

export function addDownCommand(program: Command): void {
  program
    .command('down')
    .description(
      'Downloads the file that a link names. It appears under its name only when all of it is there.',
    )
    .argument('<link>', 'as "longshore up" and "longshore ls" print it')
    .option('-o, --output <path>', 'file or folder to write to; the name it was sent with when absent')
    .option('--json', 'one line: {"path", "size", "sha256"}')
    .action(runDown)
}

async function runDown(text: string, flags: DownFlags): Promise<void> {
  const link = parseLink(text)
  await asSignedIn(async (client, signal) => {
    const message = await findMessage(client, link)
    const path = await targetOf(documentOf(message).name, flags.output)
    const progress = showProgress(basename(path))
    try {
      const { size, sha256 } = await client.download(message, path, {
        signal,
        onProgress: (now) => progress.update(now),
      })
      progress.stop()
      const hex = Buffer.from(sha256).toString('hex')
      console.log(
        flags.json
          ? JSON.stringify({ path, size, sha256: hex })
          : `${path}  ${readableSize(size)}  sha256 ${hex}`,
      )
    } finally {
      progress.stop()
    }
  })
}

/** The sender chose the name: only its last part counts, so that no file lands outside the folder. */
async function targetOf(name: string, output: string | undefined): Promise<string> {
  const safe = basename(name.replaceAll('\\', '/')).replace(/^\.+/, '') || 'file'
  if (output === undefined) return safe
  const isFolder = await stat(output).then(
    (found) => found.isDirectory(),
    () => output.endsWith('/'),
  )
  return isFolder ? join(output, safe) : output
}
