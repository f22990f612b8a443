import { exitCodes } from '../exit-code.ts'
import { nameTemplate } from '../files/name-template.ts'
import { UserError } from '../user-error.ts'
import type { Incoming } from './incoming.ts'
import { FreePaths, isThere, type Place } from './place.ts'

/** A file, and where it goes; undefined for standard output. */
export interface Target extends Incoming {
  readonly path: string | undefined
  /** Whether it is written as it comes: nothing of it can wait there for a next run. */
  readonly streams: boolean
  /** Whether a file that has the name by then may be replaced. */
  readonly replace: boolean
}

export interface Naming {
  readonly template?: string | undefined
  /** Whether the person wants a file that is there to be replaced. */
  readonly overwrite?: boolean | undefined
  /** How many links there are in all. */
  readonly of: number
  /** Where an earlier run began to write what a link names. */
  readonly intended: (file: string) => string | undefined
}

export async function targetsOf(
  files: readonly Incoming[],
  place: Place,
  { template = '{name}', overwrite = false, of, intended }: Naming,
): Promise<Target[]> {
  const nameOf = nameTemplate(template)
  const free = new FreePaths()
  const pathFor = async ({ file, sent, message: { id: message, date }, n }: Incoming) => {
    if (place.kind === 'standard output') return undefined
    if (place.kind !== 'folder') return place.path
    const before = intended(file)
    if (before !== undefined && (await free.take(before))) return before
    return await free.in(place.path, nameOf({ ...sent, message, date, n, of }))
  }
  const targets: Target[] = []
  for (const file of files)
    targets.push({
      ...file,
      path: await pathFor(file),
      streams: place.kind === 'standard output' || place.kind === 'stream',
      replace: place.kind === 'file' && overwrite,
    })
  return targets
}

/** @throws {UserError} where a file is that was not to be replaced: before anything of another is fetched */
export async function expectFree({ path, streams, replace }: Target): Promise<void> {
  if (path === undefined || streams || replace || !(await isThere(path))) return
  throw new UserError(
    `${path} is there already.`,
    'To replace it: --overwrite. Into a folder files come under names that are free: --to FOLDER',
    exitCodes.local,
  )
}
