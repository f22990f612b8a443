import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

/** What changes rows, and so belongs into a transaction. */
const CHANGE = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b/

export type Row = Record<string, SQLOutputValue>

interface Prepared {
  readonly statement: StatementSync
  readonly changes: boolean
}

/**
 * Statements prepared on first use and kept: their number is that of the texts in the code. Integers are read as
 * bigints, since ids of users and files may exceed what a plain number holds.
 */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

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
    const { statement, changes } = this.#prepared.get(sql) ?? this.#prepare(sql)
    // By itself it would wait for locks of others in this thread, and share no commit.
    if (changes && !this.#database.isTransaction) throw new Error(`not in a transaction: ${sql}`)
    return statement
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql)
    statement.setReadBigInts(true)
    const prepared = { statement, changes: CHANGE.test(sql) }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}

/** Ids as JSON, for `IN (SELECT value FROM json_each(?))`: one statement for lists of any length. */
export function listOf(ids: readonly bigint[]): string {
  return `[${ids.join(',')}]`
}
