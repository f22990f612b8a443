import type { BoxChange, BoxEvent } from '../../ports/message-store.ts'
import { changeOf, eventColumns } from './message-rows.ts'
import type { Statements } from './statements.ts'

/** The counters of each box, and the log of what happened in it. Always called inside a transaction. */
export class MessageBoxes {
  readonly #sql: Statements
  readonly #logLength: number

  constructor(sql: Statements, logLength: number) {
    this.#sql = sql
    this.#logLength = logLength
  }

  /** `pts`, and `floor`: the newest `pts` whose event has been forgotten. */
  box(owner: bigint): { pts: number; floor: number } {
    const row = this.#sql.get('SELECT pts, floor FROM message_box WHERE owner = ?', owner)
    return row ? { pts: Number(row.pts), floor: Number(row.floor) } : { pts: 1, floor: 1 }
  }

  nextId(owner: bigint): number {
    this.#create(owner)
    const row = this.#sql.get(
      'UPDATE message_box SET last_id = last_id + 1 WHERE owner = ? RETURNING last_id',
      owner,
    )
    return Number(row?.last_id)
  }

  /** Writes an event down under the next `pts` of its box, and forgets what lies too far back. */
  log(owner: bigint, ptsCount: number, event: BoxEvent): BoxChange {
    this.#create(owner)
    const row = this.#sql.get(
      'UPDATE message_box SET pts = pts + ? WHERE owner = ? RETURNING pts',
      ptsCount,
      owner,
    )
    const pts = Number(row?.pts)
    const { kind, data } = eventColumns(event)
    this.#sql.run(
      'INSERT INTO message_event (owner, pts, pts_count, kind, data) VALUES (?, ?, ?, ?, ?)',
      owner,
      pts,
      ptsCount,
      kind,
      data,
    )
    this.#forget(owner, pts - this.#logLength)
    return { owner, pts, ptsCount, event }
  }

  changesAfter(owner: bigint, pts: number, limit: number): BoxChange[] | 'forgotten' {
    const box = this.box(owner)
    if (pts < box.floor || pts > box.pts) return 'forgotten'
    return this.#sql
      .all('SELECT * FROM message_event WHERE owner = ? AND pts > ? ORDER BY pts LIMIT ?', owner, pts, limit)
      .map(changeOf)
  }

  #forget(owner: bigint, upTo: number): void {
    const last = this.#sql.get(
      'SELECT max(pts) AS pts FROM message_event WHERE owner = ? AND pts <= ?',
      owner,
      upTo,
    )?.pts
    if (typeof last !== 'bigint') return
    this.#sql.run('DELETE FROM message_event WHERE owner = ? AND pts <= ?', owner, last)
    this.#sql.run('UPDATE message_box SET floor = ? WHERE owner = ?', last, owner)
  }

  #create(owner: bigint): void {
    this.#sql.run('INSERT OR IGNORE INTO message_box (owner, last_id, pts, floor) VALUES (?, 0, 1, 1)', owner)
  }
}
