import type { SQLInputValue } from 'node:sqlite'
import type { MessageFilter } from '../../ports/message-store.ts'

/** A filter as SQL: conditions joined by AND, and the values of their question marks. */
export function conditions(
  owner: bigint,
  filter: MessageFilter,
): { matches: string; values: SQLInputValue[] } {
  const matches = ['owner = ?']
  const values: SQLInputValue[] = [owner]
  const where = (condition: string, ...given: SQLInputValue[]): void => {
    matches.push(condition)
    values.push(...given)
  }
  if (filter.peer !== undefined) where('peer = ?', filter.peer)
  if (filter.text) where('instr(search_text, ?) > 0', filter.text)
  if (filter.kinds) where(`kind IN (${filter.kinds.map(() => '?').join(', ')})`, ...filter.kinds)
  if (filter.sender !== undefined) where('sender = ?', filter.sender)
  if (filter.minId) where('id > ?', filter.minId)
  if (filter.maxId) where('id < ?', filter.maxId)
  if (filter.minDate) where('date > ?', filter.minDate)
  if (filter.maxDate) where('date < ?', filter.maxDate)
  return { matches: matches.join(' AND '), values }
}
