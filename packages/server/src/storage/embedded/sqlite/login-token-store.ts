import type { LoginTokenBounds, LoginTokenRecord, LoginTokenStore } from '../../ports/login-token-store.ts'
import type { Database, Migration } from './database.ts'
import { listOf, type Row, Statements } from './statements.ts'

export const loginTokenMigrations: Migration[] = [
  {
    name: 'login token: tokens of clients that wait to be let in',
    sql: `
      CREATE TABLE login_token (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        hash BLOB NOT NULL UNIQUE,
        key_id INTEGER NOT NULL,
        address TEXT NOT NULL,
        except_ids TEXT NOT NULL,
        expires INTEGER NOT NULL,
        accepted_by INTEGER,
        movable INTEGER NOT NULL,
        used INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX login_token_by_key ON login_token (key_id, place);
      CREATE INDEX login_token_by_address ON login_token (address, place);
      CREATE INDEX login_token_by_expires ON login_token (expires);
    `,
  },
]

/** Login tokens in the embedded database. `place` grows with each. */
export class SqliteLoginTokenStore implements LoginTokenStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async add(token: LoginTokenRecord, { ofKey, ofAddress }: LoginTokenBounds): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run(
        `INSERT INTO login_token (hash, key_id, address, except_ids, expires, accepted_by, movable, used)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        token.hash,
        token.keyId,
        token.address,
        listOf(token.exceptIds),
        token.expires,
        token.acceptedBy ?? null,
        Number(token.movable),
        Number(token.used),
      )
      this.#keepNewest('key_id', token.keyId, ofKey)
      this.#keepNewest('address', token.address, ofAddress)
    })
  }

  async get(hash: Uint8Array): Promise<LoginTokenRecord | undefined> {
    return tokenOf(this.#sql.get('SELECT * FROM login_token WHERE hash = ?', hash))
  }

  async accept(hash: Uint8Array, user: bigint): Promise<boolean> {
    const sql = 'UPDATE login_token SET accepted_by = ? WHERE hash = ? AND accepted_by IS NULL'
    return this.#database.transaction(() => this.#sql.run(sql, user, hash) === 1)
  }

  async acceptedOf(keyId: bigint): Promise<LoginTokenRecord | undefined> {
    return tokenOf(
      this.#sql.get(
        `SELECT * FROM login_token WHERE key_id = ? AND accepted_by IS NOT NULL AND NOT movable AND NOT used
         ORDER BY place DESC LIMIT 1`,
        keyId,
      ),
    )
  }

  async use(hash: Uint8Array): Promise<boolean> {
    const sql = 'UPDATE login_token SET used = 1 WHERE hash = ? AND NOT used'
    return this.#database.transaction(() => this.#sql.run(sql, hash) === 1)
  }

  async removeBefore(time: number): Promise<void> {
    await this.#database.transaction(() => this.#sql.run('DELETE FROM login_token WHERE expires < ?', time))
  }

  #keepNewest(column: 'key_id' | 'address', value: bigint | string, most: number): void {
    this.#sql.run(
      `DELETE FROM login_token WHERE ${column} = ?1 AND place <=
         (SELECT place FROM login_token WHERE ${column} = ?1 ORDER BY place DESC LIMIT 1 OFFSET ?2)`,
      value,
      most,
    )
  }
}

function tokenOf(row: Row | undefined): LoginTokenRecord | undefined {
  if (!row) return undefined
  return {
    hash: row.hash as Uint8Array,
    keyId: row.key_id as bigint,
    address: row.address as string,
    exceptIds: (row.except_ids as string).match(/-?\d+/g)?.map(BigInt) ?? [],
    expires: Number(row.expires),
    acceptedBy: (row.accepted_by as bigint | null) ?? undefined,
    movable: row.movable === 1n,
    used: row.used === 1n,
  }
}
