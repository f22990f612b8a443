import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { exitCodes } from '../exit-code.ts'
import { isAbort } from '../explain.ts'
import { fileOf } from '../file-of.ts'
import { findMessage } from '../find-message.ts'
import { type FileLink, parseLink } from '../link.ts'
import type { Tally } from '../report/tally.ts'
import { waitsTold } from '../report/waits.ts'
import { type Transferring, telling } from '../transferring.ts'
import { UserError } from '../user-error.ts'

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'Compares a file of this machine with the hashes that the server keeps of the file that a link names. Nothing of ' +
        'that one is fetched.',
    )
    .argument('<file>', 'on this machine')
    .argument('<link>', 'as "longshore up" and "longshore ls" print it')
    .option('--json', 'one event a line, as README.md tells')
    .action(runVerify)
}

async function runVerify(file: string, text: string, flags: { json?: boolean }): Promise<void> {
  const link = parseLink(text)
  await telling(flags, { goesOn: false }, async (tally) => {
    const size = await orFailed(file, tally, () => sizeOf(file))
    if (size === undefined) return
    await asSignedIn(async (client, signal) => {
      const endOfWaits = client.onEvent(waitsTold((event) => tally.tell(event), signal))
      const verifying = orFailed(file, tally, () =>
        verify({ file, size, text, link }, { client, signal, tally }),
      )
      await verifying.finally(endOfWaits)
    })
  })
}

/** Undefined after a failure about the file, which is told; an interruption is none, and thrown. */
async function orFailed<T>(file: string, tally: Tally, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isAbort(error)) throw error
    tally.failed(file, error)
    return undefined
  }
}

/** @throws when there is no such file */
async function sizeOf(path: string): Promise<number> {
  const here = await stat(path)
  if (here.isFile()) return here.size
  throw new UserError(`${path} is not a file.`, undefined, exitCodes.local)
}

interface Wanted {
  readonly file: string
  /** Of that file, in bytes. */
  readonly size: number
  /** The link as the person gave it. */
  readonly text: string
  readonly link: FileLink
}

async function verify(
  { file, size, text, link }: Wanted,
  { client, signal, tally }: Omit<Transferring, 'journal'>,
): Promise<void> {
  const message = await findMessage(client, link, signal)
  fileOf(message)
  tally.tell({ event: 'planned', files: 1, size })
  tally.tell({ event: 'started', file, name: basename(file), size })
  const found = await client.verify(message, file, {
    signal,
    onProgress: ({ transferred, total }) => tally.tell({ event: 'progress', file, transferred, size: total }),
  })
  const { differsAt, expectedSize } = found
  const isPhoto = message.media?._ === 'messageMediaPhoto'
  const about = { file, link: text, size: found.size, sha256: Buffer.from(found.sha256).toString('hex') }
  if (differsAt === undefined) tally.tell({ event: 'verified', ...about })
  else tally.tell({ event: 'differs', ...about, expectedSize, differsAt, photo: isPhoto || undefined })
}
