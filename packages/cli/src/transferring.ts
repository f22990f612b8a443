import { join } from 'node:path'
import { type FileJournal, fileJournal, forgetOldTransfers, type NodeClient } from '@longshore/client/node'
import type { Direction } from '@longshore/client/transfer/transfers'
import { type Command, InvalidArgumentError } from 'commander'
import { asSignedIn } from './account.ts'
import { Ending, exitCodes } from './exit-code.ts'
import { isAbort } from './explain.ts'
import { isGlob } from './files/glob.ts'
import { rate } from './option-values.ts'
import { profileFolder } from './profile.ts'
import type { TransferEvent } from './report/events.ts'
import { reporterFor } from './report/reporter-for.ts'
import { tellStats } from './report/stats.ts'
import { Tally } from './report/tally.ts'
import { waitsTold } from './report/waits.ts'
import type { Unfinished } from './unfinished.ts'

/** What "up" and "down" have in common. */
export interface TransferFlags {
  readonly include?: string[]
  readonly exclude?: string[]
  readonly dryRun?: boolean
  readonly limitRate?: number
  readonly restart?: boolean
  readonly json?: boolean
  readonly stats?: boolean
}

export function addTransferOptions(command: Command): Command {
  return command
    .option('--include <glob>', 'only files whose name fits, as in "*.jpg"; may be given again', collected)
    .option('--exclude <glob>', 'no files whose name fits; may be given again', collected)
    .option('--dry-run', 'say what would be moved, and move nothing')
    .option('--limit-rate <rate>', 'at most so many bytes a second, as in 500K or 5M', rate)
    .option('--restart', 'begin anew, where an earlier run of the same command was interrupted or failed')
    .option('--stats', 'say every few seconds what limits the speed; on a terminal the key s says it once')
    .option('--json', 'one event a line, as README.md tells')
}

/** @throws InvalidArgumentError for what is no glob */
function collected(value: string, before: string[] = []): string[] {
  if (!isGlob(value))
    throw new InvalidArgumentError(
      'A bracket in it is never closed, or holds no range; [[] is a bracket itself.',
    )
  return [...before, value]
}

interface TellOptions {
  /** Whether the same command can go on with what was interrupted. */
  readonly goesOn: boolean
  /** Whether a file goes to standard output. */
  readonly isOutTaken?: boolean
}

/**
 * Does what moves files, tells of it, and ends with the code that fits.
 *
 * @param work gives what it remembers for the same command to go on, where it does
 */
export async function telling(
  flags: TransferFlags,
  { goesOn, isOutTaken = false }: TellOptions,
  work: (tally: Tally) => Promise<Unfinished | undefined>,
): Promise<void> {
  const reporter = reporterFor({ json: flags.json ?? false, isOutTaken })
  const tally = new Tally(reporter)
  // Who asks twice does not want to wait: even then the last event is told.
  const endAtOnce = (): void => tally.end(exitCodes.interrupted)
  if (flags.json) process.once('exit', endAtOnce)
  try {
    const unfinished = await work(tally)
    tally.end()
    // Not before it was told: whoever is killed until then does nothing twice when it is asked again.
    if (tally.code === exitCodes.done) await unfinished?.forget()
  } catch (error) {
    if (isAbort(error)) {
      tally.tell({ event: 'paused', done: tally.done, goesOn })
      if (flags.json) tally.end(exitCodes.interrupted)
      throw new Ending(exitCodes.interrupted)
    }
    if (!flags.json || error instanceof Ending) throw error
    const code = tally.error(error)
    tally.end(code)
    throw new Ending(code)
  } finally {
    process.off('exit', endAtOnce)
    reporter.end()
  }
  if (tally.code !== exitCodes.done) throw new Ending(tally.code)
}

export interface Transferring {
  readonly client: NodeClient
  readonly signal: AbortSignal
  readonly tally: Tally
  /** Knows how far earlier runs came with each file. */
  readonly journal: FileJournal
}

/** The part that needs the server. */
export async function transferring<T>(
  tally: Tally,
  flags: TransferFlags,
  { direction, isInputTaken = false }: { direction: Direction; isInputTaken?: boolean },
  work: (transferring: Transferring) => Promise<T>,
): Promise<T> {
  return await asSignedIn(async (client, signal, account) => {
    const folder = join(profileFolder(), 'transfers')
    await forgetOldTransfers(folder, Date.now())
    const journal = fileJournal(folder, { account, restart: flags.restart })
    client.transfers.limitRate(flags.limitRate)
    const tell = (event: TransferEvent): void => tally.tell(event)
    const endOfWaits = client.onEvent(waitsTold(tell, signal))
    const endOfStats = tellStats(client.transfers, tell, {
      direction,
      always: flags.stats ?? false,
      isInputTaken,
    })
    try {
      return await work({ client, signal, tally, journal })
    } finally {
      endOfStats()
      endOfWaits()
    }
  })
}
