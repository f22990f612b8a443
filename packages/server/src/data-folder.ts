import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderError, resultCodeOf, sayingWhatIsWrong } from './data-folder-error.ts'
import { databaseFile } from './folder-contents.ts'
import { folderMigrations, keepVersion, refuseNewer } from './folder-record.ts'
import { accountMigrations } from './storage/embedded/sqlite/account-store.ts'
import { chatMigrations, earlierDepartures } from './storage/embedded/sqlite/chat-store.ts'
import {
  type Database,
  type DatabaseOptions,
  type Migration,
  openDatabase,
} from './storage/embedded/sqlite/database.ts'
import { fileMigrations } from './storage/embedded/sqlite/file-migrations.ts'
import { keyMigrations } from './storage/embedded/sqlite/key-store.ts'
import { loginTokenMigrations } from './storage/embedded/sqlite/login-token-store.ts'
import { messageMigrations } from './storage/embedded/sqlite/message-store.ts'
import { pictureMigrations } from './storage/embedded/sqlite/picture-store.ts'
import { seenMigrations } from './storage/embedded/sqlite/seen-migrations.ts'
import { settingMigrations } from './storage/embedded/sqlite/setting-store.ts'
import { stickerMigrations } from './storage/embedded/sqlite/sticker-store.ts'

export { DataFolderError, databaseFile }

/** Of every table of the embedded store. */
export const migrations: readonly Migration[] = [
  ...keyMigrations,
  ...accountMigrations,
  ...loginTokenMigrations,
  ...settingMigrations,
  ...messageMigrations,
  ...fileMigrations,
  ...pictureMigrations,
  ...chatMigrations,
  ...stickerMigrations,
  ...seenMigrations,
  ...folderMigrations,
  ...earlierDepartures,
]

/** Makes the folder when it is not there; what is in it is for its owner alone. */
export async function makeDataFolder(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 })
}

/**
 * The one database of the embedded store, with all tables up to date.
 *
 * @throws {DataFolderError} a newer version had the folder
 */
export function openServerDatabase(data: string, options?: DatabaseOptions): Database {
  refuseNewer(data, migrations)
  const database = openDatabase(databaseFile(data), migrations, options)
  keepVersion(database)
  return database
}

/**
 * Keeps other servers off the folder: two would tidy up each other's uploads. The lock is the operating system's, so it
 * ends with the process, however that ends.
 *
 * @throws {DataFolderError} when another server has it
 */
export function lockDataFolder(data: string): Disposable {
  const file = join(data, 'serving.lock')
  const lock = sayingWhatIsWrong(file, () => new DatabaseSync(file))
  try {
    sayingWhatIsWrong(file, () => {
      lock.exec(`PRAGMA busy_timeout = ${A_LOOK}; BEGIN EXCLUSIVE`)
      waitForWorkers(data)
    })
  } catch (cause) {
    lock.close()
    if (resultCodeOf(cause) !== BUSY) throw cause
    throw new DataFolderError(
      `Another server is serving ${data}.`,
      'Stop it first, or keep this one in a folder of its own: --data DIR.',
      { cause, trouble: 'served already' },
    )
  }
  return { [Symbol.dispose]: () => lock.close() }
}

/** SQLITE_BUSY. */
const BUSY = 5

/** Milliseconds: whoever only looks whether the folder is served has the lock for less. */
const A_LOOK = 300

/** Whether a server has the folder at this moment. */
export function isServed(data: string): boolean {
  const file = join(data, 'serving.lock')
  if (!existsSync(file)) return false
  const lock = new DatabaseSync(file, { readOnly: true, timeout: 0 })
  try {
    lock.exec('SELECT * FROM sqlite_schema')
    return false
  } catch (error) {
    return resultCodeOf(error) === BUSY
  } finally {
    lock.close()
  }
}

/**
 * What each worker of a server holds: who serves the folder next waits until the last of them is gone. They end as soon
 * as they see that the process they work for has died, but that may be a moment after its lock has ended.
 */
export function shareDataFolder(data: string): Disposable {
  const lock = new DatabaseSync(workersLock(data))
  // Whoever reads in a transaction keeps others from writing, and not from reading.
  lock.exec('BEGIN; SELECT * FROM sqlite_schema')
  return { [Symbol.dispose]: () => lock.close() }
}

/** Milliseconds that the workers of a server that died have to end. */
const WORKERS_END = 10_000

function waitForWorkers(data: string): void {
  if (!existsSync(workersLock(data))) return
  const lock = new DatabaseSync(workersLock(data))
  try {
    lock.exec(`PRAGMA busy_timeout = ${WORKERS_END}; BEGIN EXCLUSIVE`)
  } finally {
    lock.close()
  }
}

function workersLock(data: string): string {
  return join(data, 'workers.lock')
}
