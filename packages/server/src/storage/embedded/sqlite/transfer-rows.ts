import type { TransferStore } from '../../ports/transfer-store.ts'
import type { Database, Migration } from './database.ts'
import { Statements } from './statements.ts'

export const transferMigrations: Migration[] = [
  {
    name: 'account: logins that were carried over',
    sql: `
      CREATE TABLE account_transfer_used (
        id BLOB PRIMARY KEY,
        expires INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE account_transfer (
        key INTEGER PRIMARY KEY,
        came_from INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX account_transfer_by_origin ON account_transfer (came_from);
    `,
  },
]

export class TransferRows implements TransferStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async use(id: Uint8Array, expires: number, now: number): Promise<boolean> {
    return this.#database.transaction(() => {
      this.#sql.run('DELETE FROM account_transfer_used WHERE expires < ?', now)
      const insert = 'INSERT OR IGNORE INTO account_transfer_used (id, expires) VALUES (?, ?)'
      return this.#sql.run(insert, id, expires) === 1
    })
  }

  async note(key: bigint, from: bigint): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run('INSERT OR REPLACE INTO account_transfer (key, came_from) VALUES (?, ?)', key, from)
    })
  }

  async takeFrom(key: bigint): Promise<bigint[]> {
    return this.#database.transaction(() => {
      const found: bigint[] = []
      for (const from = [key]; from.length > 0; ) {
        const one = from.shift() ?? key
        const rows = this.#sql.all('DELETE FROM account_transfer WHERE came_from = ? RETURNING key', one)
        const keys = rows
          .map((row) => row.key as bigint)
          .filter((other) => other !== key && !found.includes(other))
        found.push(...keys)
        from.push(...keys)
      }
      return found
    })
  }
}
