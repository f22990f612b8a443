import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

/**
 * Statements prepared on first use and kept: their number is that of the texts in the code. Integers are read as
 * bigints, since ids of users and files may exceed what a plain number holds.
 */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  /** Answers how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /** The column `n` of the first row. */
  count(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.get(sql, ...values)?.n)
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    statement.setReadBigInts(true)
    this.#prepared.set(sql, statement)
    return statement
  }
}

/** Ids as JSON, for `IN (SELECT value FROM json_each(?))`: one statement for lists of any length. */
export function listOf(ids: readonly bigint[]): string {
  return `[${ids.join(',')}]`
}
