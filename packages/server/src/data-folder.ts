import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { accountMigrations } from './storage/embedded/sqlite/account-store.ts'
import { chatMigrations } from './storage/embedded/sqlite/chat-store.ts'
import { type Migration, openDatabase } from './storage/embedded/sqlite/database.ts'
import { fileMigrations } from './storage/embedded/sqlite/file-migrations.ts'
import { keyMigrations } from './storage/embedded/sqlite/key-store.ts'
import { messageMigrations } from './storage/embedded/sqlite/message-store.ts'
import { pictureMigrations } from './storage/embedded/sqlite/picture-store.ts'
import { stickerMigrations } from './storage/embedded/sqlite/sticker-store.ts'

/** Of every table of the embedded store. */
export const migrations: readonly Migration[] = [
  ...keyMigrations,
  ...accountMigrations,
  ...messageMigrations,
  ...fileMigrations,
  ...pictureMigrations,
  ...chatMigrations,
  ...stickerMigrations,
]

/** The folder is served already, or a file in it cannot be used. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
}

/** Makes the folder when it is not there; what is in it is for its owner alone. */
export async function makeDataFolder(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 })
}

/** The one database of the embedded store, with all tables up to date. */
export function openServerDatabase(data: string): DatabaseSync {
  return openDatabase(databaseFile(data), migrations)
}

export function databaseFile(data: string): string {
  return join(data, 'longshore.sqlite')
}

/**
 * Keeps other servers off the folder: two would tidy up each other's uploads. The lock is the operating system's, so it
 * ends with the process, however that ends.
 *
 * @throws {DataFolderError} when another server has it
 */
export function lockDataFolder(data: string): Disposable {
  const lock = new DatabaseSync(join(data, 'serving.lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    waitForWorkers(data)
  } catch (cause) {
    lock.close()
    throw new DataFolderError(`Another server is serving ${data}.`, { cause })
  }
  return { [Symbol.dispose]: () => lock.close() }
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
