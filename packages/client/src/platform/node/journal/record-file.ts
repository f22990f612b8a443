import { lstatSync, rmSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

/** Codes of SQLite: the file is in use, or is no longer a database. */
const busy = 5
const corrupt = 11
const notADatabase = 26

/**
 * The record of one transfer: a header, and a checksum for each part that is done. It belongs to one program at a time;
 * the lock is the operating system's, so it ends with the program, however that ends. What was added is there after
 * kill -9; after a power cut the last parts may be missing, and are sent again.
 */
export class RecordFile {
  readonly #path: string
  readonly #database: DatabaseSync
  readonly #add: StatementSync

  /** @returns undefined when another program holds it */
  static open(path: string): RecordFile | undefined {
    try {
      return new RecordFile(path)
    } catch (error) {
      const code = codeOf(error)
      if (code === busy) return undefined
      if (code !== corrupt && code !== notADatabase) throw error
    }
    // What nobody can read helps nobody: the transfer begins anew.
    remove(path)
    return new RecordFile(path)
  }

  private constructor(path: string) {
    this.#path = path
    // Only what this program has made is opened: never what somebody else's link leads to.
    for (const name of filesOf(path))
      if (lstatSync(name, { throwIfNoEntry: false })?.isFile() === false) rmSync(name)
    this.#database = new DatabaseSync(path)
    try {
      this.#database.exec(`
        PRAGMA busy_timeout = 0;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS header (line TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS parts (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL);
      `)
      this.#add = this.#database.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?)')
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /** Undefined in a record that has just been made. */
  get header(): string | undefined {
    const row = this.#database.prepare('SELECT line FROM header').get()
    return typeof row?.line === 'string' ? row.line : undefined
  }

  /** Forgets what it held, for a transfer that begins anew. */
  begin(header: string): void {
    this.#database.exec('BEGIN; DELETE FROM header; DELETE FROM parts')
    this.#database.prepare('INSERT INTO header VALUES (?)').run(header)
    this.#database.exec('COMMIT')
  }

  /** Checksums by the numbers of parts. */
  get parts(): Map<number, number> {
    const rows = this.#database.prepare('SELECT number, checksum FROM parts').all()
    return new Map(rows.map(({ number, checksum }) => [Number(number), Number(checksum)]))
  }

  add(number: number, checksum: number): void {
    this.#add.run(number, checksum)
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  forget(): void {
    this.close()
    remove(this.#path)
  }
}

function codeOf(error: unknown): number | undefined {
  // The lower eight bits are the code, those above say more about it.
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}

function remove(path: string): void {
  for (const name of filesOf(path)) rmSync(name, { force: true })
}

function filesOf(path: string): string[] {
  return [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]
}
