import type { SavedFile, SavedFileStore, SavedList } from '../../ports/sticker-store.ts'
import type { Database } from './database.ts'
import { Statements } from './statements.ts'

/** Documents that users keep at hand, in the embedded database. */
export class SqliteSavedFiles implements SavedFileStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async save(user: bigint, list: SavedList, { document, date }: SavedFile, most: number): Promise<bigint[]> {
    return this.#database.transaction(() => {
      this.#sql.run(
        `INSERT OR REPLACE INTO sticker_saved (user, list, document, date, rank)
         VALUES (?1, ?2, ?3, ?4,
           1 + ifnull((SELECT max(rank) FROM sticker_saved WHERE user = ?1 AND list = ?2), 0))`,
        user,
        list,
        document,
        date,
      )
      const beyond = this.#saved(user, list)
        .slice(most)
        .map((file) => file.document)
      for (const old of beyond) this.#remove(user, list, old)
      return beyond
    })
  }

  async unsave(user: bigint, list: SavedList, document: bigint): Promise<boolean> {
    return this.#database.transaction(() => this.#remove(user, list, document))
  }

  async saved(user: bigint, list: SavedList): Promise<SavedFile[]> {
    return this.#saved(user, list)
  }

  async isSaved(user: bigint, document: bigint): Promise<boolean> {
    return (
      this.#sql.get('SELECT 1 FROM sticker_saved WHERE document = ? AND user = ?', document, user) !==
      undefined
    )
  }

  async documentsInUse(documents: readonly bigint[]): Promise<bigint[]> {
    return documents.filter((document) =>
      this.#sql.get('SELECT 1 FROM sticker_saved WHERE document = ?', document),
    )
  }

  #saved(user: bigint, list: SavedList): SavedFile[] {
    return this.#sql
      .all(
        'SELECT document, date FROM sticker_saved WHERE user = ? AND list = ? ORDER BY rank DESC',
        user,
        list,
      )
      .map((row) => ({ document: row.document as bigint, date: Number(row.date) }))
  }

  #remove(user: bigint, list: SavedList, document: bigint): boolean {
    return (
      this.#sql.run(
        'DELETE FROM sticker_saved WHERE user = ? AND list = ? AND document = ?',
        user,
        list,
        document,
      ) === 1
    )
  }
}
