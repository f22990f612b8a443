import type { DatabaseSync } from 'node:sqlite'
import { type Row, Statements } from './statements.ts'

/** A counter, and what it should be. */
export interface Counted {
  /** Whose, in plain words. */
  readonly box: string
  readonly said: bigint
  readonly found: bigint
}

/** The counters of boxes, dialogs and chats beside what they count, for a check. */
export class BoxRows {
  readonly #sql: Statements

  constructor(database: DatabaseSync) {
    this.#sql = new Statements(database)
  }

  /** The next message would be given an id that is taken. */
  idsBeyondCounters(): Counted[] {
    return this.#counted(
      `SELECT 'the box of ' || copies.owner AS box, coalesce(last_id, 0) AS said, found
       FROM (SELECT owner, max(id) AS found FROM message_copy GROUP BY owner) AS copies
       LEFT JOIN message_box USING (owner) WHERE found > coalesce(last_id, 0)`,
    )
  }

  /** A history whose events are not all there. */
  holes(): Counted[] {
    return this.#counted(
      `SELECT 'the box of ' || owner AS box, pts - floor AS said,
         (SELECT coalesce(sum(pts_count), 0) FROM message_event WHERE owner = message_box.owner) AS found
       FROM message_box WHERE said <> found`,
    )
  }

  dialogsNamingNothing(): Counted[] {
    return this.#counted(
      `SELECT 'the box of ' || owner AS box, top AS said, 0 AS found FROM message_dialog AS dialog
       WHERE top <> 0 AND NOT EXISTS
         (SELECT 1 FROM message_copy AS copy WHERE copy.owner = dialog.owner AND copy.id = dialog.top)`,
    )
  }

  otherMembers(): Counted[] {
    return this.#counted(
      `SELECT 'chat ' || id AS box, members AS said,
         (SELECT count(*) FROM chat_member WHERE chat = chat.id) AS found
       FROM chat WHERE said <> found`,
    )
  }

  /** Rows that belong to a row that is not there. */
  brokenReferences(): string[] {
    const broken = new Map<string, number>()
    for (const { table, parent } of this.#sql.all('PRAGMA foreign_key_check')) {
      const what = `${table} without their ${parent}`
      broken.set(what, (broken.get(what) ?? 0) + 1)
    }
    return [...broken].map(([what, count]) => `the database has ${count} rows of ${what}`)
  }

  #counted(sql: string): Counted[] {
    return this.#sql.all(sql).map((row: Row) => ({
      box: row.box as string,
      said: row.said as bigint,
      found: row.found as bigint,
    }))
  }
}
