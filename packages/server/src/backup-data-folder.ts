import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { type Copying, copyFixed, forced } from './backup/copy-file.ts'
import { KeptBlobs, type NamedBlob } from './backup/kept-blobs.ts'
import { snapshot } from './backup/snapshot.ts'
import { databaseFile, isServed, migrations } from './data-folder.ts'
import { DataFolderError, sayingWhatIsWrong } from './data-folder-error.ts'
import { filesFolder, identityFile, requireServersFolder } from './folder-contents.ts'
import { refuseNewer } from './folder-record.ts'

export type { Copying }

export interface Backup {
  /** Those that are files; small ones lie in the database. */
  readonly files: number
  readonly bytes: number
  /** Named by the database, and lost before. */
  readonly missing: number
}

export interface BackupOptions {
  readonly how: Copying
  /** Is told of the bytes of each file that is kept. */
  readonly progress?: ((bytes: number) => void) | undefined
}

/** Each time files came and went meanwhile; more often than this they do not. */
const ATTEMPTS = 10

/**
 * Copies a data folder as it is at one moment, also while it is served: the database, the identity, and the files it
 * names. The copy is a data folder like any other. Nothing is there under the name before all of it is.
 *
 * @param to is made; nothing may be there
 * @throws {DataFolderError}
 */
export async function backupDataFolder(data: string, to: string, options: BackupOptions): Promise<Backup> {
  requireServersFolder(data)
  refuseNewer(data, migrations)
  return makeWhole(data, to, async (draft) => {
    const blobs = new KeptBlobs(filesFolder(data), filesFolder(draft), options)
    // Before the database is looked at: what it names then, and somebody removes a moment later, is kept already.
    await blobs.keepAll()
    const { named, missing } = await settledSnapshot(data, draft, blobs)
    await blobs.dropOthers(named)
    await blobs.force()
    await copyFixed(identityFile(data), identityFile(draft), 'copy')
    return summary(named, missing)
  })
}

/**
 * Makes a data folder of a backup. The backup stays as it is.
 *
 * @param data is made; nothing may be there
 * @throws {DataFolderError}
 */
export async function restoreDataFolder(from: string, data: string, options: BackupOptions): Promise<Backup> {
  requireServersFolder(from)
  if (isServed(from))
    throw new DataFolderError(
      `A server is serving ${from}: it is no backup.`,
      'longshore backup makes one of it.',
      { trouble: 'served already' },
    )
  refuseNewer(from, migrations)
  return makeWhole(from, data, async (draft) => {
    const named = await snapshotOf(from, draft)
    const blobs = new KeptBlobs(filesFolder(from), filesFolder(draft), options)
    const missing = await blobs.keepNamed(named)
    await blobs.force()
    await copyFixed(identityFile(from), identityFile(draft), 'copy')
    return summary(named, missing.length)
  })
}

/** A blob that came and went between the two looks is named by neither the next time. */
async function settledSnapshot(
  data: string,
  draft: string,
  blobs: KeptBlobs,
): Promise<{ named: NamedBlob[]; missing: number }> {
  let before = Number.NaN
  for (let attempt = 1; ; attempt++) {
    const named = await snapshotOf(data, draft)
    const missing = (await blobs.keepNamed(named)).length
    // What is missing twice was missing before: a check tells of it.
    if (missing === 0 || missing === before || attempt === ATTEMPTS) return { named, missing }
    before = missing
  }
}

function snapshotOf(data: string, draft: string): Promise<NamedBlob[]> {
  return sayingWhatIsWrong(databaseFile(data), () =>
    snapshot(databaseFile(data), databaseFile(draft), migrations),
  )
}

function summary(named: readonly NamedBlob[], missing: number): Backup {
  return { files: named.length, bytes: named.reduce((sum, { size }) => sum + size, 0), missing }
}

/** Makes a folder beside its place and moves it there when it is whole and on the disk. */
async function makeWhole<T>(from: string, to: string, make: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${to}.partial`
  refuseTaken(from, to)
  if (existsSync(draft))
    throw new DataFolderError(
      `${draft} is there already: another one is under way, or was interrupted.`,
      'Remove it if nothing is.',
    )
  await mkdir(dirname(to), { recursive: true })
  await mkdir(draft, { mode: 0o700 })
  try {
    const result = await make(draft)
    await forced(draft)
    refuseTaken(from, to)
    await rename(draft, to)
    await forced(dirname(to))
    return result
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** An empty folder may be taken: nothing is lost. */
function refuseTaken(from: string, to: string): void {
  const inside = relative(resolve(from), resolve(to))
  if (inside === '' || !inside.startsWith('..'))
    throw new DataFolderError(`${to} lies in ${from} itself.`, 'Give a folder outside of it.')
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new DataFolderError(
      `There is something in ${to} already, and nothing is ever overwritten.`,
      'Give a folder that is not there yet.',
    )
}
