import { DatabaseSync } from 'node:sqlite'

/** One step of a store's schema. Its name is recorded, so that each step runs once in the life of a database. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** Milliseconds for which a transaction waits for one of another process. They are short: this is never reached. */
const BUSY = 20_000

/**
 * Opens the embedded database and brings its tables up to date.
 *
 * WAL with `synchronous = NORMAL`: a committed row survives the death of the process at any moment; after a power cut
 * the newest commits may be missing, but never a part of one. `path` may be `:memory:`.
 */
export function openDatabase(path: string, migrations: readonly Migration[]): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;')
  database.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT')
  for (const migration of migrations) applyOnce(database, migration)
  return database
}

/** Runs `work` as one transaction: all of it happens, or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function applyOnce(database: DatabaseSync, migration: Migration): void {
  const known = database.prepare('SELECT 1 FROM migration WHERE name = ?').get(migration.name)
  if (known) return
  inTransaction(database, () => {
    database.exec(migration.sql)
    database.prepare('INSERT INTO migration (name) VALUES (?)').run(migration.name)
  })
}
