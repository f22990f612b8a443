import type { SettingKind, SettingRecord, SettingStore } from '../../ports/setting-store.ts'
import type { Database, Migration } from './database.ts'
import { type Row, Statements } from './statements.ts'
import { UpdateRows, updateMigration } from './update-rows.ts'

export const settingMigrations: Migration[] = [
  {
    name: 'setting: what users decide for themselves',
    sql: `
      CREATE TABLE setting (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        user_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value BLOB NOT NULL,
        UNIQUE (user_id, kind, key)
      ) STRICT;
      CREATE INDEX setting_by_place ON setting (user_id, kind, place);
    `,
  },
  updateMigration,
]

/** Settings in the embedded database. `place` grows with each that is put. */
export class SqliteSettingStore implements SettingStore {
  readonly updates: UpdateRows
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
    this.updates = new UpdateRows(database, this.#sql)
  }

  async put(user: bigint, kind: SettingKind, { key, value }: SettingRecord, most: number): Promise<boolean> {
    return await this.#database.transaction(() => {
      const replaced = this.#delete(user, kind, key)
      const count = 'SELECT count(*) AS n FROM setting WHERE user_id = ? AND kind = ?'
      if (!replaced && this.#sql.count(count, user, kind) >= most) return false
      this.#sql.run(
        'INSERT INTO setting (user_id, kind, key, value) VALUES (?, ?, ?, ?)',
        user,
        kind,
        key,
        value,
      )
      return true
    })
  }

  async get(
    user: bigint,
    kind: SettingKind,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>()
    for (const key of keys) {
      const row = this.#sql.get(
        'SELECT key, value FROM setting WHERE user_id = ? AND kind = ? AND key = ?',
        user,
        kind,
        key,
      )
      if (row) found.set(key, settingOf(row).value)
    }
    return found
  }

  async all(user: bigint, kind: SettingKind): Promise<SettingRecord[]> {
    return this.#sql
      .all('SELECT key, value FROM setting WHERE user_id = ? AND kind = ? ORDER BY place DESC', user, kind)
      .map(settingOf)
  }

  async remove(user: bigint, kind: SettingKind, key: string): Promise<boolean> {
    return await this.#database.transaction(() => this.#delete(user, kind, key))
  }

  async removeAll(user: bigint, kind: SettingKind): Promise<void> {
    const sql = 'DELETE FROM setting WHERE user_id = ? AND kind = ?'
    await this.#database.transaction(() => void this.#sql.run(sql, user, kind))
  }

  #delete(user: bigint, kind: SettingKind, key: string): boolean {
    const sql = 'DELETE FROM setting WHERE user_id = ? AND kind = ? AND key = ?'
    return this.#sql.run(sql, user, kind, key) === 1
  }
}

function settingOf(row: Row): SettingRecord {
  return { key: row.key as string, value: row.value as Uint8Array }
}
