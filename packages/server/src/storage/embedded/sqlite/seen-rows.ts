import type { Content, DocumentRecord } from '../../ports/file-catalog.ts'
import { EVERYBODY } from '../../ports/file-catalog.ts'
import { recordColumns } from './record-columns.ts'
import { listOf, type Row, type Statements } from './statements.ts'

/** Which documents somebody sees, by their content. What its uploader sees is written here, the rest by `seenMigrations`. */
export class SeenRows {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  /** Rows with the `recordColumns`. */
  files(viewers: readonly bigint[], { size, mimeType }: Content, limit: number): Row[] {
    return this.#sql.all(filesSeen, listOf(viewers), size, mimeType, limit, EVERYBODY)
  }

  /** Inside a transaction. */
  uploaded({ id, uploader, madeOf, ...own }: DocumentRecord): void {
    for (const { size, mimeType } of madeOf ? [own, madeOf] : [own])
      this.#sql.run(
        `INSERT OR IGNORE INTO file_seen (viewer, size, mime_type, file, how) VALUES (?, ?, ?, ?, 'upload')`,
        uploader,
        size,
        mimeType,
        id,
      )
  }

  /** Inside a transaction. */
  remove(file: bigint): void {
    this.#sql.run('DELETE FROM file_seen WHERE file = ?', file)
  }
}

/** Begins with the viewers, so that rows of others are not even passed by. */
export const filesSeen = `
  SELECT ${recordColumns} FROM (
    SELECT file, min(viewer = ?5) AS is_open FROM file_seen
    WHERE viewer IN (SELECT value FROM json_each(?1)) AND size = ?2 AND mime_type = ?3
    GROUP BY file
  ) AS seen CROSS JOIN file_record AS record ON record.id = seen.file
  ORDER BY is_open, date DESC, id DESC LIMIT ?4`
