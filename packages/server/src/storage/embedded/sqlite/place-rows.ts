import type { DatabaseSync } from 'node:sqlite'
import { type Row, Statements } from './statements.ts'

const SHOWN_MOST = 1000

/** Whatever shows a document or a photo: in plain words, and which. */
const places: readonly (readonly [what: string, table: string, column: string])[] = [
  [`'message ' || id || ' in the box of ' || owner`, 'message_copy', 'file'],
  [`'message ' || id || ' in the box of ' || owner`, 'message_copy', 'companion'],
  [`'the list of pictures of user ' || user_id`, 'picture_profile', 'photo'],
  [`'the picture of user ' || user_id`, 'picture_current', 'photo'],
  [`'the fallback picture of user ' || user_id`, 'picture_fallback', 'photo'],
  [`'what user ' || viewer || ' sees of user ' || user_id`, 'picture_personal', 'photo'],
  [`'chat ' || id`, 'chat', 'photo'],
  [`'sticker set ' || set_id`, 'sticker_item', 'document'],
  [`'the preview of sticker set ' || id`, 'sticker_set', 'thumb'],
  [`'the list ' || list || ' of user ' || user`, 'sticker_saved', 'document'],
]

const all = places
  .map(
    ([what, table, column]) =>
      `SELECT ${what} AS place, ${column} AS file FROM ${table} WHERE ${column} IS NOT NULL`,
  )
  .join(' UNION ALL ')

/** What else keeps a file, and never names one that is gone. */
const alsoKept = `
  SELECT sticker AS file FROM file_attached
  UNION ALL SELECT sticker FROM file_preview WHERE sticker IS NOT NULL
`

const name = `record.kind || ' ' || record.id || CASE coalesce(record.file_name, '') WHEN '' THEN ''
  ELSE ' "' || record.file_name || '"' END`

/** Which places show which files, for a check. */
export class PlaceRows {
  readonly #sql: Statements

  constructor(database: DatabaseSync) {
    this.#sql = new Statements(database)
  }

  /** Places that show a document or photo there is none of. */
  namingNothing(): { place: string; file: bigint }[] {
    return this.#sql
      .all(
        `SELECT place, file FROM (${all}) AS shown
         WHERE NOT EXISTS (SELECT 1 FROM file_record WHERE id = shown.file) LIMIT ${SHOWN_MOST}`,
      )
      .map((row) => ({ place: row.place as string, file: row.file as bigint }))
  }

  /** Documents and photos that no place shows, and whether somebody will come to see whether they may go. */
  shownNowhere(): { file: string; size: number; isLookedAt: boolean }[] {
    return this.#sql
      .all(
        `SELECT ${name} AS file, coalesce(record.size, 0) AS size,
           EXISTS (SELECT 1 FROM file_check WHERE file = record.id) AS looked_at
         FROM file_record AS record
         WHERE record.id NOT IN (SELECT file FROM (${all})) AND record.id NOT IN (${alsoKept})
         ORDER BY record.id LIMIT ${SHOWN_MOST}`,
      )
      .map((row: Row) => ({
        file: row.file as string,
        size: Number(row.size),
        isLookedAt: row.looked_at === 1n,
      }))
  }
}
