import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { documentOf } from '../document-of.ts'
import { freePath, safeFileName } from '../file-name.ts'
import { findMessage } from '../find-message.ts'
import { parseLink } from '../link.ts'
import { readableSize, showProgress } from '../progress.ts'
import { UserError } from '../user-error.ts'

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
    .option(
      '-o, --output <path>',
      'file to write, or folder to write into under the name it was sent with (the current one when absent)',
    )
    .option('--json', 'one line: {"path", "size", "sha256"}')
    .action(runDown)
}

async function runDown(text: string, flags: DownFlags): Promise<void> {
  const link = parseLink(text)
  await asSignedIn(async (client, signal) => {
    const message = await findMessage(client, link, signal)
    const path = await targetOf(documentOf(message).name, flags.output)
    const progress = showProgress(basename(path))
    const { size, sha256 } = await client
      .download(message, path, { signal, onProgress: (now) => progress.update(now) })
      .finally(() => progress.stop())
    const hex = Buffer.from(sha256).toString('hex')
    const line = { path, size, sha256: hex }
    console.log(flags.json ? JSON.stringify(line) : `${path}  ${readableSize(size)}  sha256 ${hex}`)
  })
}

/** A file named by the person at the keyboard is replaced; one that the sender named never is. */
async function targetOf(name: string, output = '.'): Promise<string> {
  if (output === '-')
    throw new UserError('"down" writes files.', 'To standard output goes: longshore cat LINK')
  const isFolder = await isThereAsFolder(output)
  if (isFolder) return await freePath(output, safeFileName(name))
  const folder = output.endsWith('/') ? output : dirname(output)
  if (!(await isThereAsFolder(folder))) {
    throw new UserError(`There is no folder ${folder}.`, 'Make it first, or name another with -o.')
  }
  return output
}

async function isThereAsFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
