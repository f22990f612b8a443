import type { SQLInputValue } from 'node:sqlite'
import type { BoxOwner, MessageFilter, MessageRecord, MessageWindow } from '../../ports/message-store.ts'
import { messageOf } from './message-rows.ts'
import type { Statements } from './statements.ts'

/** A window on the messages of a box that match a filter, the newest first, and how many match in all. */
export function pageOf(
  sql: Statements,
  owner: BoxOwner,
  filter: MessageFilter,
  window: MessageWindow,
): { messages: MessageRecord[]; total: number } {
  const { limit, addOffset } = window
  const { matches, values } = conditions(owner, filter)
  const pivot = pivotOf(window)
  const page = (side: string, order: 'ASC' | 'DESC', skip: number, count: number): MessageRecord[] =>
    count <= 0
      ? []
      : sql
          .all(
            `SELECT * FROM message_copy WHERE ${matches} AND ${side} ORDER BY id ${order} LIMIT ? OFFSET ?`,
            ...values,
            ...pivot.values,
            count,
            skip,
          )
          .map(messageOf)

  const newerCount = Math.min(limit, Math.max(0, -addOffset))
  const newer = page(pivot.newer, 'ASC', Math.max(0, -addOffset - limit), newerCount).reverse()
  const older = page(pivot.older, 'DESC', Math.max(0, addOffset), limit - newerCount)
  const total = sql.count(`SELECT count(*) AS n FROM message_copy WHERE ${matches}`, ...values)
  return { messages: [...newer, ...older], total }
}

/** A filter as SQL: conditions joined by AND, and the values of their question marks. */
function conditions(owner: BoxOwner, filter: MessageFilter): { matches: string; values: SQLInputValue[] } {
  const matches = ['owner = ?']
  const values: SQLInputValue[] = [owner]
  const where = (condition: string, ...given: SQLInputValue[]): void => {
    matches.push(condition)
    values.push(...given)
  }
  if (filter.peer !== undefined) where('peer = ?', filter.peer)
  if (filter.peers) where(filter.peers === 'users' ? 'peer > 0' : 'peer < 0')
  if (filter.folder !== undefined)
    where(
      `coalesce((SELECT folder FROM message_dialog AS dialog
        WHERE dialog.owner = message_copy.owner AND dialog.peer = message_copy.peer), 0) = ?`,
      filter.folder,
    )
  if (filter.text) where('instr(search_text, ?) > 0', filter.text)
  if (filter.kinds) where(`kind IN (${filter.kinds.map(() => '?').join(', ')})`, ...filter.kinds)
  if (filter.pinned) where('pinned = 1')
  if (filter.sender !== undefined) where('sender = ?', filter.sender)
  if (filter.minId) where('id > ?', filter.minId)
  if (filter.maxId) where('id < ?', filter.maxId)
  if (filter.minDate) where('date > ?', filter.minDate)
  if (filter.maxDate) where('date < ?', filter.maxDate)
  return { matches: matches.join(' AND '), values }
}

/** Where a window begins: what counts as newer and what as older. */
function pivotOf({ offsetId, offsetDate }: MessageWindow): {
  newer: string
  older: string
  values: number[]
} {
  if (offsetId > 0) return { newer: 'id >= ?', older: 'id < ?', values: [offsetId] }
  if (offsetDate > 0) return { newer: 'date >= ?', older: 'date < ?', values: [offsetDate] }
  return { newer: 'FALSE', older: 'TRUE', values: [] }
}
