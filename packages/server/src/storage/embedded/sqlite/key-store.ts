import type { SQLInputValue } from 'node:sqlite'
import type {
  ClientInfo,
  KeyRecord,
  KeyStore,
  NewKey,
  TemporaryKeyBounds,
  TemporaryKeyRecord,
} from '../../ports/key-store.ts'
import type { Database, Migration } from './database.ts'
import { type Row, Statements } from './statements.ts'
import { TemporaryKeyRows, temporaryKeyMigration } from './temporary-key-rows.ts'

export const keyMigrations: Migration[] = [
  {
    name: 'key: authorization keys',
    sql: `
      CREATE TABLE key_authorization (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL,
        first_salt INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        user_id INTEGER,
        layer INTEGER NOT NULL DEFAULT 0,
        api_id INTEGER,
        device_model TEXT,
        system_version TEXT,
        app_version TEXT,
        lang_code TEXT,
        active_at INTEGER NOT NULL,
        address TEXT NOT NULL DEFAULT ''
      ) STRICT;
      CREATE INDEX key_authorization_by_user ON key_authorization (user_id) WHERE user_id IS NOT NULL;
      CREATE INDEX key_authorization_unused ON key_authorization (active_at) WHERE user_id IS NULL;
    `,
  },
  {
    name: 'key: the data center a client named',
    sql: 'ALTER TABLE key_authorization ADD COLUMN named_dc INTEGER',
  },
  temporaryKeyMigration,
]

/** Authorization keys in the embedded database. */
export class SqliteKeyStore implements KeyStore {
  readonly #database: Database
  readonly #sql: Statements
  readonly #temporary: TemporaryKeyRows

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#temporary = new TemporaryKeyRows(this.#sql)
  }

  async put({ id, key, firstSalt, createdAt, namedDc }: NewKey): Promise<boolean> {
    const added = await this.#durably(
      `INSERT INTO key_authorization (id, key, first_salt, created_at, active_at, named_dc) VALUES (?1, ?2, ?3, ?4, ?4, ?5)
       ON CONFLICT (id) DO NOTHING`,
      [id, key, firstSalt, createdAt, namedDc ?? null],
    )
    return added === 1
  }

  async get(id: bigint): Promise<KeyRecord | undefined> {
    const row = this.#sql.get('SELECT * FROM key_authorization WHERE id = ?', id)
    return row && recordOf(row)
  }

  async delete(id: bigint): Promise<boolean> {
    return (await this.#durably('DELETE FROM key_authorization WHERE id = ?', [id])) === 1
  }

  async setClient(id: bigint, layer: number, client: ClientInfo | undefined): Promise<void> {
    await this.#change(
      `UPDATE key_authorization SET layer = ?, api_id = ?, device_model = ?, system_version = ?, app_version = ?,
         lang_code = ? WHERE id = ?`,
      layer,
      client?.apiId ?? null,
      client?.deviceModel ?? null,
      client?.systemVersion ?? null,
      client?.appVersion ?? null,
      client?.langCode ?? null,
      id,
    )
  }

  async setUser(id: bigint, userId: bigint | undefined): Promise<void> {
    await this.#durably('UPDATE key_authorization SET user_id = ? WHERE id = ?', [userId ?? null, id])
  }

  async setActive(id: bigint, activeAt: number, address: string): Promise<void> {
    await this.#change(
      'UPDATE key_authorization SET active_at = ?, address = ? WHERE id = ?',
      activeAt,
      address,
      id,
    )
  }

  async keysOfUser(userId: bigint): Promise<KeyRecord[]> {
    const rows = this.#sql.all(
      'SELECT * FROM key_authorization WHERE user_id = ? ORDER BY created_at, id',
      userId,
    )
    return rows.map(recordOf)
  }

  async deleteUnused(time: number): Promise<number> {
    return this.#change('DELETE FROM key_authorization WHERE user_id IS NULL AND active_at < ?', time)
  }

  async putTemporary(key: TemporaryKeyRecord, bounds: TemporaryKeyBounds): Promise<bigint[]> {
    const gone = await this.#database.transaction(() => this.#temporary.put(key, bounds))
    await this.#database.settled()
    return gone
  }

  async temporary(id: bigint): Promise<TemporaryKeyRecord | undefined> {
    return this.#temporary.get(id)
  }

  async temporariesOf(permanent: bigint): Promise<bigint[]> {
    return this.#temporary.of(permanent)
  }

  async deleteTemporaries(ids: readonly bigint[]): Promise<void> {
    await this.#database.transaction(() => this.#temporary.delete(ids))
    await this.#database.settled()
  }

  async deleteExpired(time: number): Promise<void> {
    await this.#database.transaction(() => this.#temporary.deleteExpired(time))
  }

  /** A key is told of, or forgotten, outside of the API as well: each change waits for the disk. */
  async #durably(sql: string, values: SQLInputValue[]): Promise<number> {
    const changed = await this.#change(sql, ...values)
    await this.#database.settled()
    return changed
  }

  #change(sql: string, ...values: SQLInputValue[]): Promise<number> {
    return this.#database.transaction(() => this.#sql.run(sql, ...values))
  }
}

function recordOf(row: Row): KeyRecord {
  return {
    id: row.id as bigint,
    key: row.key as Uint8Array,
    firstSalt: row.first_salt as bigint,
    createdAt: Number(row.created_at),
    namedDc: row.named_dc === null ? undefined : Number(row.named_dc),
    userId: (row.user_id as bigint | null) ?? undefined,
    layer: Number(row.layer),
    client: clientOf(row),
    activeAt: Number(row.active_at),
    address: row.address as string,
  }
}

function clientOf(row: Row): ClientInfo | undefined {
  if (row.api_id === null) return undefined
  return {
    apiId: Number(row.api_id),
    deviceModel: row.device_model as string,
    systemVersion: row.system_version as string,
    appVersion: row.app_version as string,
    langCode: row.lang_code as string,
  }
}
