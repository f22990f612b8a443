import type { TemporaryKeyBounds, TemporaryKeyRecord } from '../../ports/key-store.ts'
import type { Migration } from './database.ts'
import type { Row, Statements } from './statements.ts'

export const temporaryKeyMigration: Migration = {
  name: 'key: temporary keys that are bound',
  sql: `
    CREATE TABLE key_temporary (
      place INTEGER PRIMARY KEY,
      id INTEGER NOT NULL UNIQUE,
      key BLOB NOT NULL,
      first_salt INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      bound_to INTEGER NOT NULL REFERENCES key_authorization (id) ON DELETE CASCADE,
      address TEXT NOT NULL
    ) STRICT;
    CREATE INDEX key_temporary_by_key ON key_temporary (bound_to);
    CREATE INDEX key_temporary_by_address ON key_temporary (address);
    CREATE INDEX key_temporary_by_end ON key_temporary (expires_at);
  `,
}

/** The rows of temporary keys. Its methods that change them are to be called in a transaction. */
export class TemporaryKeyRows {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  /** @returns those that made room */
  put(record: TemporaryKeyRecord, { ofKey, ofAddress, ofAll }: TemporaryKeyBounds): bigint[] {
    const { id, key, firstSalt, createdAt, expiresAt, boundTo, address } = record
    if (!this.#sql.get('SELECT 1 FROM key_authorization WHERE id = ?', boundTo)) return []
    this.#sql.run(
      `INSERT INTO key_temporary (id, key, first_salt, created_at, expires_at, bound_to, address)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      id,
      key,
      firstSalt,
      createdAt,
      expiresAt,
      boundTo,
      address,
    )
    return [
      ...this.#shrink('bound_to', boundTo, ofKey),
      ...this.#shrink('address', address, ofAddress),
      ...this.#shrinkAll(ofAll),
    ]
  }

  get(id: bigint): TemporaryKeyRecord | undefined {
    const row = this.#sql.get('SELECT * FROM key_temporary WHERE id = ?', id)
    return row && recordOf(row)
  }

  of(permanent: bigint): bigint[] {
    return idsOf(this.#sql.all('SELECT id FROM key_temporary WHERE bound_to = ? ORDER BY place', permanent))
  }

  delete(ids: readonly bigint[]): void {
    for (const id of ids) this.#sql.run('DELETE FROM key_temporary WHERE id = ?', id)
  }

  deleteExpired(time: number): void {
    this.#sql.run('DELETE FROM key_temporary WHERE expires_at < ?', time)
  }

  /** The oldest go, save the last `most`. */
  #shrink(column: 'bound_to' | 'address', value: bigint | string, most: number): bigint[] {
    const gone = this.#sql.all(
      `SELECT id FROM key_temporary WHERE ${column} = ? ORDER BY place DESC LIMIT -1 OFFSET ?`,
      value,
      most,
    )
    this.delete(idsOf(gone))
    return idsOf(gone)
  }

  /** Of the address that has most, the oldest goes. */
  #shrinkAll(most: number): bigint[] {
    const count = () => Number(this.#sql.get('SELECT count(*) AS count FROM key_temporary')?.count)
    const gone: bigint[] = []
    for (let over = count() - most; over > 0; over--) {
      const fullest = this.#sql.get(
        'SELECT address, count(*) AS count FROM key_temporary GROUP BY address ORDER BY count DESC LIMIT 1',
      )
      gone.push(...this.#shrink('address', fullest?.address as string, Number(fullest?.count) - 1))
    }
    return gone
  }
}

function idsOf(rows: readonly Row[]): bigint[] {
  return rows.map(({ id }) => id as bigint)
}

function recordOf(row: Row): TemporaryKeyRecord {
  return {
    id: row.id as bigint,
    key: row.key as Uint8Array,
    firstSalt: row.first_salt as bigint,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    boundTo: row.bound_to as bigint,
    address: row.address as string,
  }
}
