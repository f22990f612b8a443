import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type Incoming, incoming } from '../down/incoming.ts'
import { type Place, placeOf } from '../down/place.ts'
import { expectFree, type Target, targetsOf } from '../down/targets.ts'
import { nameTemplate, templateFields } from '../files/name-template.ts'
import { inTurn } from '../in-turn.ts'
import { parseLink } from '../link.ts'
import {
  addTransferOptions,
  type TransferFlags,
  type Transferring,
  telling,
  transferring,
} from '../transferring.ts'
import { Unfinished } from '../unfinished.ts'
import { UserError } from '../user-error.ts'

/** Files on their way at the same time. */
const AT_ONCE = 4

interface DownFlags extends TransferFlags {
  readonly to?: string
  readonly output?: string
  readonly overwrite?: boolean
  readonly name?: string
  readonly verify: boolean
}

export function addDownCommand(program: Command): void {
  const command = program
    .command('down')
    .description(
      'Downloads the files that links name. Each appears under its name only when all of it is there and is what the ' +
        'server has hashed. Interrupted, the same command goes on where it was.',
    )
    .argument('<link...>', 'as "longshore up" and "longshore ls" print them')
    .option(
      '--to <folder>',
      'folder to write into, made where it is missing; - is standard output (default: .)',
    )
    .option(
      '-o, --output <file>',
      'file to write, for one link; pipes and devices are written to as they are',
    )
    .option('--overwrite', 'replace the file that --output names')
    .addOption(
      new Option(
        '--name <template>',
        `names in that folder, a slash makes folders; of ${templateFields} (default: {name})`,
      ).argParser(checkedTemplate),
    )
    .option('--no-verify', 'do not compare what arrives with the hashes that the server keeps')
  addTransferOptions(command).action(runDown)
}

/** @throws InvalidArgumentError */
function checkedTemplate(text: string): string {
  nameTemplate(text)
  return text
}

async function runDown(given: string[], flags: DownFlags): Promise<void> {
  const links = [...new Set(given)]
  for (const link of links) parseLink(link)
  if (flags.to !== undefined && flags.output !== undefined)
    throw new UserError('--to and --output name two places.', 'Say one of them.')
  const wanted = flags.output === undefined ? 'folder' : 'file'
  const place = await placeOf(whereTo(flags), links.length === 1, wanted)
  if (place.kind !== 'folder' && flags.name !== undefined)
    throw new UserError('--name is for files in a folder.', 'Name the file itself: --output FILE')
  const isOutTaken = place.kind === 'standard output'
  const goesOn = place.kind === 'file' || place.kind === 'folder'
  await telling(flags, { goesOn, isOutTaken }, (tally) =>
    transferring(tally, flags, { direction: 'download' }, (transfer) =>
      receiveAll(links, place, flags, transfer),
    ),
  )
}

function whereTo({ output, to = '.' }: DownFlags): string {
  return output ?? to
}

async function receiveAll(
  links: readonly string[],
  place: Place,
  flags: DownFlags,
  transfer: Transferring,
): Promise<Unfinished | undefined> {
  const { client, signal, tally } = transfer
  const files = await incoming(links, flags, transfer)
  const command = ['down', String(client.userId), resolve(whereTo(flags)), flags.name, links]
  const unfinished = await Unfinished.open(command, { restart: flags.restart ?? false })
  const left = await notYetThere(files, unfinished, transfer)
  tally.tell({
    event: 'planned',
    files: left.length,
    size: left.reduce((sum, { sent }) => sum + sent.size, 0),
  })
  const targets = await targetsOf(left, place, {
    template: flags.name,
    overwrite: flags.overwrite,
    of: links.length,
    intended: (file) => unfinished.intentionFor(file),
  })
  if (flags.dryRun) {
    for (const { file, name, sent, path } of targets)
      tally.tell({ event: 'listed', file, name, size: sent.size, path: path ?? '-' })
    return undefined
  }
  for await (const outcome of inTurn(targets, AT_ONCE, (target) =>
    receive(target, flags, transfer, unfinished),
  )) {
    signal.throwIfAborted()
    if ('error' in outcome) tally.failed(outcome.item.file, outcome.error)
  }
  return unfinished
}

/** Without those that an earlier run of the same command has received, as long as they are where it left them. */
async function notYetThere(
  files: readonly Incoming[],
  unfinished: Unfinished,
  transfer: Transferring,
): Promise<Incoming[]> {
  const left: Incoming[] = []
  for (const incoming of files) {
    const { file } = incoming
    const path = await receivedTo(incoming, unfinished, transfer)
    if (path === undefined) left.push(incoming)
    else transfer.tally.tell({ event: 'skipped', file, reason: `received already: ${path}` })
  }
  return left
}

/** Where an earlier run has received a file to, if it is there. */
async function receivedTo(
  { file, sent, message }: Incoming,
  unfinished: Unfinished,
  { client, signal, journal }: Transferring,
): Promise<string | undefined> {
  const path = unfinished.resultOf(file) ?? unfinished.intentionFor(file)
  if (path === undefined || !(await isThere(path, sent.size))) return undefined
  if (unfinished.resultOf(file) !== undefined) return path
  // Whoever was killed when the file had just taken its name could not say so; or it is another file.
  const isIt = await client.verify(message, path, { signal }).then(
    ({ differsAt }) => differsAt === undefined,
    () => false,
  )
  signal.throwIfAborted()
  if (!isIt) return undefined
  await journal.forgetDownload(path)
  return path
}

async function isThere(path: string, size: number): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile() && found.size === size,
    () => false,
  )
}

async function receive(
  target: Target,
  { verify }: DownFlags,
  { client, signal, tally, journal }: Transferring,
  unfinished: Unfinished,
): Promise<void> {
  const { file, name, message, sent, path, streams, replace } = target
  await expectFree(target)
  tally.tell({ event: 'started', file, name, size: sent.size })
  if (path !== undefined && !streams) {
    const before = unfinished.intentionFor(file)
    // Another file has taken that name since.
    if (before !== undefined && before !== path) await journal.forgetDownload(before)
    await unfinished.begin(file, path)
    await mkdir(dirname(path), { recursive: true })
  }
  const { size, sha256, verified } = await client.download(message, path ?? process.stdout, {
    signal,
    journal: streams ? undefined : journal,
    // Unless told otherwise what the server has hashed is compared, and the result says whether that is all.
    verify: verify ? undefined : false,
    replace,
    onResume: ({ transferred }) => tally.tell({ event: 'resumed', file, transferred }),
    onProgress: ({ transferred, total }) => tally.tell({ event: 'progress', file, transferred, size: total }),
  })
  if (path !== undefined && !streams) await unfinished.add(file, path)
  const hex = Buffer.from(sha256).toString('hex')
  tally.tell({ event: 'received', file, name, path: path ?? '-', size, sha256: hex, verified })
}
