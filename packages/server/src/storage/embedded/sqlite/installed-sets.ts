import type { InstalledSet, InstalledSetStore, StickerSetKind } from '../../ports/sticker-store.ts'
import type { Database } from './database.ts'
import { type Row, Statements } from './statements.ts'

/** What users have in their sticker panels, in the embedded database. */
export class SqliteInstalledSets implements InstalledSetStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async install(user: bigint, { set, date, archived }: InstalledSet, most: number): Promise<bigint[]> {
    return this.#database.transaction(() => {
      this.#sql.run(
        `INSERT OR REPLACE INTO sticker_installed (user, set_id, date, archived, rank)
         VALUES (?1, ?2, ?3, ?4, 1 + ifnull((SELECT max(rank) FROM sticker_installed WHERE user = ?1), 0))`,
        user,
        set,
        date,
        archived ? 1 : 0,
      )
      const kind = this.#sql.get('SELECT kind FROM sticker_set WHERE id = ?', set)?.kind as StickerSetKind
      const beyond = this.#installed(user, kind, false).slice(most)
      for (const row of beyond)
        this.#sql.run(
          'UPDATE sticker_installed SET archived = 1 WHERE user = ? AND set_id = ?',
          user,
          row.set,
        )
      return beyond.map((row) => row.set)
    })
  }

  async uninstall(user: bigint, set: bigint): Promise<boolean> {
    return this.#database.transaction(
      () => this.#sql.run('DELETE FROM sticker_installed WHERE user = ? AND set_id = ?', user, set) === 1,
    )
  }

  async installed(user: bigint, kind: StickerSetKind, archived: boolean): Promise<InstalledSet[]> {
    return this.#installed(user, kind, archived)
  }

  async among(user: bigint, sets: readonly bigint[]): Promise<InstalledSet[]> {
    return sets.flatMap((set) => {
      const row = this.#sql.get('SELECT * FROM sticker_installed WHERE user = ? AND set_id = ?', user, set)
      return row ? installedOf(row) : []
    })
  }

  async reorder(user: bigint, kind: StickerSetKind, order: readonly bigint[]): Promise<void> {
    await this.#database.transaction(() => {
      const present = this.#installed(user, kind, false).map(({ set }) => set)
      const known = new Set(present)
      const first = new Set(order.filter((set) => known.has(set)))
      const arranged = [...first, ...present.filter((set) => !first.has(set))]
      arranged.forEach((set, index) => {
        const rank = arranged.length - index
        this.#sql.run('UPDATE sticker_installed SET rank = ? WHERE user = ? AND set_id = ?', rank, user, set)
      })
    })
  }

  async stickersFor(user: bigint, kind: StickerSetKind, emoji: string, limit: number): Promise<bigint[]> {
    // U+FE0F only says that a sign is meant as a picture; clients leave it out or not.
    return this.#sql
      .all(
        `SELECT document FROM sticker_item
         JOIN sticker_installed USING (set_id) JOIN sticker_set ON sticker_set.id = set_id
         WHERE user = ?1 AND archived = 0 AND kind = ?2 AND EXISTS (
           SELECT 1 FROM json_each(emojis)
           WHERE replace(value, char(65039), '') = replace(?3, char(65039), ''))
         ORDER BY rank DESC, set_id, place LIMIT ?4`,
        user,
        kind,
        emoji,
        limit,
      )
      .map(({ document }) => document as bigint)
  }

  #installed(user: bigint, kind: StickerSetKind, archived: boolean): InstalledSet[] {
    return this.#sql
      .all(
        `SELECT sticker_installed.* FROM sticker_installed JOIN sticker_set ON id = set_id
         WHERE user = ? AND kind = ? AND archived = ? ORDER BY rank DESC, set_id`,
        user,
        kind,
        archived ? 1 : 0,
      )
      .map(installedOf)
  }
}

function installedOf(row: Row): InstalledSet {
  return { set: row.set_id as bigint, date: Number(row.date), archived: row.archived === 1n }
}
