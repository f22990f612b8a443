import { DatabaseSync } from 'node:sqlite'
import { DatabaseLog } from './database-log.ts'
import { type Patience, Transactions } from './transactions.ts'

/** One step of a store's schema. Its name is recorded, so that each step runs once in the life of a database. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

export interface DatabaseOptions {
  /** How changes wait while another program writes; they fail at once when absent. */
  readonly patience?: Patience | undefined
  /** Other processes of the same server change it too. */
  readonly shared?: boolean | undefined
}

/** Milliseconds that opening waits for a process that is doing the same. */
const OPENING = 20_000

/**
 * The embedded database: every change of its rows is a transaction, and `settled` tells when all that was changed is on
 * the disk. Reading never waits for those who write.
 */
export class Database extends DatabaseSync {
  readonly #transactions: Transactions
  readonly #log: DatabaseLog | undefined

  /** @param path may be `:memory:` */
  constructor(path: string, { patience, shared = false }: DatabaseOptions = {}) {
    super(path, { timeout: OPENING })
    this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;')
    this.#transactions = new Transactions(this, patience)
    this.#log = path === ':memory:' ? undefined : new DatabaseLog(this, path, { shared })
  }

  /**
   * Runs `work`, which only reads and writes rows, as one transaction: all of it happens, or nothing. It begins at once
   * where nobody else writes, and resolves when it is committed: a committed row survives the death of the process.
   *
   * @throws {StorageFull} @throws {StorageBusy} another program has kept the database from being written for long
   */
  transaction<T>(work: () => T): Promise<T> {
    return this.#transactions.run(work)
  }

  /** Resolves when what has been committed survives a power cut; undefined where it does already. */
  settled(): Promise<void> | undefined {
    return this.#log?.settled()
  }

  override close(): void {
    super.close()
    this.#log?.close()
  }
}

/**
 * Opens the embedded database and brings its tables up to date.
 *
 * WAL with `synchronous = NORMAL`: a committed row survives the death of the process at any moment. What makes it
 * survive a power cut is `settled`, which many commits share.
 */
export function openDatabase(
  path: string,
  migrations: readonly Migration[],
  options?: DatabaseOptions,
): Database {
  const database = new Database(path, options)
  database.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT')
  for (const migration of migrations) applyOnce(database, migration)
  return database
}

function applyOnce(database: DatabaseSync, migration: Migration): void {
  const known = database.prepare('SELECT 1 FROM migration WHERE name = ?').get(migration.name)
  if (known) return
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(migration.sql)
    database.prepare('INSERT INTO migration (name) VALUES (?)').run(migration.name)
    database.exec('COMMIT')
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
