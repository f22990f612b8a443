import { resolve } from 'node:path'
import { isKnownDocument, type Progress, type UploadResume } from '@longshore/client/node'
import type { Command } from 'commander'
import { printable } from '../file-name.ts'
import { inTurn } from '../in-turn.ts'
import { findPeer } from '../peer.ts'
import type { Tally } from '../report/tally.ts'
import {
  addTransferOptions,
  type TransferFlags,
  type Transferring,
  telling,
  transferring,
} from '../transferring.ts'
import { Unfinished } from '../unfinished.ts'
import { Albums } from '../up/album.ts'
import { expectCaption } from '../up/caption.ts'
import { kindOf, type Outgoing, outgoing } from '../up/outgoing.ts'
import { isFile, type Ready, Sending } from '../up/send.ts'
import { notEmpty } from '../up/standard-input.ts'

/** Files on their way at the same time, or waiting for their message. */
const AT_ONCE = 4

interface UpFlags extends TransferFlags {
  readonly to: string
  readonly caption?: string
  readonly name?: string
  readonly album?: boolean
  readonly photo?: boolean
  readonly dedupe: boolean
}

export function addUpCommand(program: Command): void {
  const command = program
    .command('up')
    .description(
      'Sends files, and all files in folders, and prints a link for each. Inside of folders hidden files (.name) are ' +
        'passed over, and links that lead out of the folder. Interrupted, the same command goes on where it was.',
    )
    .argument('<file...>', 'files and folders to send; - reads standard input')
    .option('--to <peer>', 'me (Saved Messages), @name, +phone or an id', 'me')
    .option('--caption <text>', 'text under each file, or under each album')
    .option('--name <name>', 'send the one file, or standard input, under this name')
    .option('--album', 'send up to ten files as one message: photos and videos together, and files together')
    .option('--photo', 'send pictures as photos, which the server makes smaller, and videos to be played')
    .option('--no-dedupe', 'upload GIFs and MPEG4 also where the server says that it has them already')
  addTransferOptions(command).action(runUp)
}

async function runUp(named: string[], flags: UpFlags): Promise<void> {
  const { files, others } = await outgoing(named, flags)
  // In events the name stands beside the file.
  if (!flags.json) for (const line of newNames(files)) console.error(line)
  const goesOn = files.every(({ size }) => size !== undefined)
  await telling(flags, { goesOn }, async (tally) => {
    for (const one of others) {
      if (one.kind === 'failed') tally.failed(one.path, one.error)
      else tally.tell({ event: 'skipped', file: one.path, reason: one.reason })
    }
    if (flags.dryRun) list(files, tally)
    if (flags.dryRun || files.length === 0) return undefined
    return await transferring(tally, flags, { direction: 'upload', isInputTaken: !goesOn }, (transfer) =>
      sendAll(files, [named, flags], transfer),
    )
  })
}

/** What is sent under another name than it has here, before anything is sent. */
function newNames(files: readonly Outgoing[]): string[] {
  return files
    .filter(({ isRenamed }) => isRenamed)
    .map(
      ({ file, name }) => `${printable(file)}: this name would not arrive as it is; it is sent as "${name}"`,
    )
}

function list(files: readonly Outgoing[], tally: Tally): void {
  plan(files, tally)
  for (const { file, name, size } of files) tally.tell({ event: 'listed', file, name, size })
}

function plan(files: readonly Outgoing[], tally: Tally): void {
  const isKnown = files.every(({ size }) => size !== undefined)
  const size = isKnown ? files.reduce((sum, { size = 0 }) => sum + size, 0) : undefined
  tally.tell({ event: 'planned', files: files.length, size })
}

async function sendAll(
  files: readonly Outgoing[],
  [named, flags]: [named: readonly string[], flags: UpFlags],
  transfer: Transferring,
): Promise<Unfinished> {
  const { client, signal, tally } = transfer
  const { to, caption, name, album, photo, restart = false } = flags
  const peer = await findPeer(client, to, signal)
  await expectCaption(client, caption, signal)
  const command = [
    'up',
    String(client.userId),
    to,
    caption,
    name,
    album,
    photo,
    named.map((path) => resolve(path)),
  ]
  const unfinished = await Unfinished.open(command, { restart })
  const left = await notYetSent(files, unfinished, transfer)
  plan(left, tally)
  const sending = new Sending(transfer, { peer, caption, unfinished })
  const albums = new Albums<Ready>()
  for await (const outcome of inTurn(left, AT_ONCE, (file) => upload(file, flags, transfer))) {
    signal.throwIfAborted()
    if ('error' in outcome) tally.failed(outcome.item.file, outcome.error)
    else if (album) await sending.send(albums.add(outcome.result) ?? [])
    else await sending.send([outcome.result])
  }
  await sending.send(albums.rest())
  return unfinished
}

/** Without those that an earlier run of the same command has sent. */
async function notYetSent(
  files: readonly Outgoing[],
  unfinished: Unfinished,
  { tally, journal }: Transferring,
): Promise<Outgoing[]> {
  const left: Outgoing[] = []
  for (const outgoing of files) {
    const { file, identity } = outgoing
    const link = unfinished.resultOf(identity)
    if (link === undefined) {
      left.push(outgoing)
      continue
    }
    // It may have been killed before it could do so itself: then the next upload would be taken for that one.
    await journal.forgetUpload(outgoing.path ?? file)
    tally.tell({ event: 'skipped', file, reason: `sent already: ${link}` })
  }
  return left
}

async function upload(
  outgoing: Outgoing,
  flags: UpFlags,
  { client, signal, tally, journal }: Transferring,
): Promise<Ready> {
  const { file, path, name, mimeType, size } = outgoing
  tally.tell({ event: 'started', file, name, size })
  const kind = kindOf(outgoing, flags)
  const input = path ?? (await notEmpty(process.stdin))
  const options = {
    name,
    mimeType,
    signal,
    journal,
    onResume: (resume: UploadResume) =>
      tally.tell(
        resume.kind === 'goes on'
          ? { event: 'resumed', file, transferred: resume.transferred }
          : { event: 'changed', file },
      ),
    onProgress: ({ transferred, total }: Progress) =>
      tally.tell({ event: 'progress', file, transferred, size: total }),
  }
  try {
    if (kind === 'photo') return { outgoing, kind, held: await client.upload(input, options) }
    const forceFile = flags.album && isFile(kind)
    const held = await client.prepareDocument(input, { ...options, forceFile, dedupe: flags.dedupe })
    if (isKnownDocument(held)) tally.tell({ event: 'known', file, size: held.size })
    return { outgoing, kind, held }
  } finally {
    // Whoever writes to us may write on for ever.
    if (file === '-') process.stdin.destroy()
  }
}
