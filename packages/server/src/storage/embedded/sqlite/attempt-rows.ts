import type { AttemptBound, AttemptStore } from '../../ports/attempt-store.ts'
import type { Database, Migration } from './database.ts'
import { Statements } from './statements.ts'

/** Keys that are remembered at once. */
const mostKeys = 100_000

export const attemptMigrations: Migration[] = [
  {
    name: 'account: what was tried',
    sql: `
      CREATE TABLE account_attempt (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        count INTEGER NOT NULL,
        until INTEGER NOT NULL
      ) STRICT;
    `,
  },
]

export class AttemptRows implements AttemptStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async take(
    bounds: readonly AttemptBound[],
    wanted: number,
    now: number,
  ): Promise<{ granted: number; wait: number }> {
    return this.#database.transaction(() => {
      const states = bounds.map((bound) => ({ ...bound, ...this.#state(bound, now) }))
      const granted = Math.max(0, Math.min(wanted, ...states.map(({ most, count }) => most - count)))
      const full = states.filter(({ most, count }) => count >= most)
      if (granted === 0) return { granted, wait: Math.max(0, ...full.map(({ until }) => until - now)) }
      for (const { key, count, until } of states) this.#write(key, count + granted, until)
      return { granted, wait: 0 }
    })
  }

  async giveBack(bounds: readonly AttemptBound[]): Promise<void> {
    await this.#database.transaction(() => {
      for (const { key } of bounds)
        this.#sql.run('UPDATE account_attempt SET count = max(0, count - 1) WHERE key = ?', key)
    })
  }

  #state({ key, seconds }: AttemptBound, now: number): { count: number; until: number } {
    const row = this.#sql.get('SELECT count, until FROM account_attempt WHERE key = ?', key)
    if (!row || Number(row.until) <= now) return { count: 0, until: now + seconds }
    return { count: Number(row.count), until: Number(row.until) }
  }

  /** Numbers grow with each new key: the oldest are those far behind the newest. */
  #write(key: string, count: number, until: number): void {
    this.#sql.run(
      `INSERT INTO account_attempt (key, count, until) VALUES (?1, ?2, ?3)
       ON CONFLICT (key) DO UPDATE SET count = ?2, until = ?3`,
      key,
      count,
      until,
    )
    this.#sql.run(
      'DELETE FROM account_attempt WHERE number <= (SELECT max(number) FROM account_attempt) - ?',
      mostKeys,
    )
  }
}
