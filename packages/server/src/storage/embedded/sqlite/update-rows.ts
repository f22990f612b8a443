import type { LastingUpdate, UpdateStore } from '../../ports/update-store.ts'
import type { Database, Migration } from './database.ts'
import type { Statements } from './statements.ts'

export const updateMigration: Migration = {
  name: 'setting: updates for clients that were away',
  sql: `
    CREATE TABLE setting_update (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      user_id INTEGER NOT NULL,
      key TEXT NOT NULL,
      date INTEGER NOT NULL,
      body BLOB NOT NULL,
      UNIQUE (user_id, key)
    ) STRICT;
    CREATE INDEX setting_update_by_place ON setting_update (user_id, place);
  `,
}

/** Updates without a place in a history, in the embedded database. `place` grows with each that is kept. */
export class UpdateRows implements UpdateStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database, sql: Statements) {
    this.#database = database
    this.#sql = sql
  }

  async keep(user: bigint, { key, date, body }: LastingUpdate, most: number): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run('DELETE FROM setting_update WHERE user_id = ? AND key = ?', user, key)
      const insert = 'INSERT INTO setting_update (user_id, key, date, body) VALUES (?, ?, ?, ?)'
      this.#sql.run(insert, user, key, date, body)
      this.#sql.run(
        `DELETE FROM setting_update WHERE user_id = ?1 AND place <= (
           SELECT place FROM setting_update WHERE user_id = ?1 ORDER BY place DESC LIMIT 1 OFFSET ?2)`,
        user,
        most,
      )
    })
  }

  async since(user: bigint, date: number): Promise<LastingUpdate[]> {
    const sql = 'SELECT key, date, body FROM setting_update WHERE user_id = ? AND date >= ? ORDER BY place'
    return this.#sql.all(sql, user, date).map((row) => ({
      key: row.key as string,
      date: Number(row.date),
      body: row.body as Uint8Array,
    }))
  }
}
