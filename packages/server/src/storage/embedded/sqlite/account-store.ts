import type { SQLInputValue } from 'node:sqlite'
import type {
  AccountStore,
  ContactRecord,
  LoginCode,
  ProfileChanges,
  UserRecord,
} from '../../ports/account-store.ts'
import type { AttemptStore } from '../../ports/attempt-store.ts'
import type { BlockStore } from '../../ports/block-store.ts'
import type { TransferStore } from '../../ports/transfer-store.ts'
import { AttemptRows, attemptMigrations } from './attempt-rows.ts'
import { BlockRows, blockMigrations } from './block-rows.ts'
import type { Database, Migration } from './database.ts'
import { type Row, Statements } from './statements.ts'
import { TransferRows, transferMigrations } from './transfer-rows.ts'

export const accountMigrations: Migration[] = [
  {
    name: 'account: users, login codes, contacts',
    sql: `
      CREATE TABLE account_user (
        id INTEGER PRIMARY KEY,
        phone TEXT UNIQUE,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        username TEXT UNIQUE COLLATE NOCASE,
        about TEXT NOT NULL,
        token_hash BLOB,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE account_login_code (
        hash TEXT PRIMARY KEY,
        phone TEXT NOT NULL,
        code TEXT NOT NULL,
        tries INTEGER NOT NULL,
        confirmed INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX account_login_code_by_phone ON account_login_code (phone, created_at);
      CREATE TABLE account_contact (
        owner INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        PRIMARY KEY (owner, user_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'account: owners of bots',
    sql: 'ALTER TABLE account_user ADD COLUMN owner INTEGER',
  },
  {
    name: 'account: premium',
    sql: 'ALTER TABLE account_user ADD COLUMN premium INTEGER NOT NULL DEFAULT 0',
  },
  {
    name: 'account: the user in whose name the service speaks',
    sql: `
      INSERT OR IGNORE INTO account_user (id, phone, first_name, last_name, username, about, token_hash, created_at)
      VALUES (777000, NULL, 'Telegram', '', NULL, '', NULL, unixepoch())`,
  },
  {
    // Whoever has its name already keeps it. Nobody knows a secret that has this hash.
    name: 'account: the bot that makes bots',
    sql: `
      CREATE INDEX account_user_by_owner ON account_user (owner) WHERE owner IS NOT NULL;
      INSERT OR IGNORE INTO account_user (id, phone, first_name, last_name, username, about, token_hash, created_at)
      SELECT 93372553, NULL, 'BotFather', '',
        iif(EXISTS (SELECT 1 FROM account_user WHERE username = 'BotFather'), NULL, 'BotFather'),
        'Makes bots, and keeps them.', randomblob(32), unixepoch()`,
  },
  ...attemptMigrations,
  ...transferMigrations,
  ...blockMigrations,
]

/** Accounts in the embedded database. */
export class SqliteAccountStore implements AccountStore {
  readonly #database: Database
  readonly #sql: Statements
  readonly attempts: AttemptStore
  readonly transfers: TransferStore
  readonly blocks: BlockStore

  constructor(database: Database) {
    this.#database = database
    this.attempts = new AttemptRows(database)
    this.transfers = new TransferRows(database)
    this.blocks = new BlockRows(database)
    this.#sql = new Statements(database)
  }

  async addUser(user: UserRecord): Promise<'added' | 'id taken' | 'phone taken' | 'username taken'> {
    return this.#database.transaction(() => {
      if (this.#userById(user.id)) return 'id taken'
      if (user.phone !== undefined && this.#userByPhone(user.phone)) return 'phone taken'
      if (user.username !== undefined && this.#userByUsername(user.username)) return 'username taken'
      this.#sql.run(
        `INSERT INTO account_user
           (id, phone, first_name, last_name, username, about, token_hash, created_at, owner, premium)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        user.id,
        user.phone ?? null,
        user.firstName,
        user.lastName,
        user.username ?? null,
        user.about,
        user.tokenHash ?? null,
        user.createdAt,
        user.owner ?? null,
        Number(user.premium),
      )
      return 'added'
    })
  }

  async user(id: bigint): Promise<UserRecord | undefined> {
    return this.#userById(id)
  }

  async users(ids: readonly bigint[]): Promise<UserRecord[]> {
    return [...new Set(ids)].flatMap((id) => this.#userById(id) ?? [])
  }

  async userByPhone(phone: string): Promise<UserRecord | undefined> {
    return this.#userByPhone(phone)
  }

  async userByUsername(username: string): Promise<UserRecord | undefined> {
    return this.#userByUsername(username)
  }

  async usersByUsernameStart(start: string, limit: number): Promise<UserRecord[]> {
    return this.#sql
      .all(
        `SELECT * FROM account_user WHERE substr(username, 1, length(?1)) = ?1 COLLATE NOCASE
         ORDER BY username LIMIT ?2`,
        start,
        limit,
      )
      .flatMap((row) => userOf(row) ?? [])
  }

  async changeUser(
    id: bigint,
    changes: ProfileChanges,
  ): Promise<UserRecord | 'username taken' | 'no such user'> {
    return this.#database.transaction(() => {
      const before = this.#userById(id)
      if (!before) return 'no such user'
      const after = { ...before, ...changes }
      const holder = after.username === undefined ? undefined : this.#userByUsername(after.username)
      if (holder && holder.id !== id) return 'username taken'
      this.#sql.run(
        'UPDATE account_user SET first_name = ?, last_name = ?, username = ?, about = ? WHERE id = ?',
        after.firstName,
        after.lastName,
        after.username ?? null,
        after.about,
        id,
      )
      return after
    })
  }

  async botsOf(owner: bigint, limit: number): Promise<UserRecord[]> {
    return this.#sql
      .all('SELECT * FROM account_user WHERE owner = ? ORDER BY created_at, id LIMIT ?', owner, limit)
      .flatMap((row) => userOf(row) ?? [])
  }

  async setToken(bot: bigint, tokenHash: Uint8Array): Promise<void> {
    await this.#change(
      'UPDATE account_user SET token_hash = ? WHERE id = ? AND token_hash IS NOT NULL',
      tokenHash,
      bot,
    )
  }

  async deleteBot(bot: bigint): Promise<void> {
    await this.#change(
      `UPDATE account_user SET token_hash = x'', owner = NULL, username = NULL, first_name = '', about = ''
       WHERE id = ? AND token_hash IS NOT NULL`,
      bot,
    )
  }

  async setPremium(id: bigint, premium: boolean): Promise<boolean> {
    return (await this.#change('UPDATE account_user SET premium = ? WHERE id = ?', Number(premium), id)) === 1
  }

  async addLoginCode(code: LoginCode, most: number): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run(
        `INSERT INTO account_login_code (hash, phone, code, tries, confirmed, created_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        code.hash,
        code.phone,
        code.code,
        code.tries,
        code.confirmed ? 1 : 0,
        code.createdAt,
      )
      this.#sql.run(
        `DELETE FROM account_login_code WHERE hash IN
         (SELECT hash FROM account_login_code ORDER BY created_at DESC, rowid DESC LIMIT -1 OFFSET ?)`,
        most,
      )
    })
  }

  async loginCode(hash: string): Promise<LoginCode | undefined> {
    return codeOf(this.#sql.get('SELECT * FROM account_login_code WHERE hash = ?', hash))
  }

  async countLoginTry(hash: string): Promise<LoginCode | undefined> {
    return this.#database.transaction(() =>
      codeOf(
        this.#sql.get('UPDATE account_login_code SET tries = tries + 1 WHERE hash = ? RETURNING *', hash),
      ),
    )
  }

  async confirmLoginCode(hash: string): Promise<void> {
    await this.#change('UPDATE account_login_code SET confirmed = 1 WHERE hash = ?', hash)
  }

  async removeLoginCode(hash: string): Promise<boolean> {
    return (await this.#change('DELETE FROM account_login_code WHERE hash = ?', hash)) === 1
  }

  async removeLoginCodesBefore(time: number): Promise<void> {
    await this.#change('DELETE FROM account_login_code WHERE created_at < ?', time)
  }

  async putContact(owner: bigint, contact: ContactRecord): Promise<void> {
    await this.#change(
      'INSERT OR REPLACE INTO account_contact (owner, user_id, first_name, last_name) VALUES (?, ?, ?, ?)',
      owner,
      contact.userId,
      contact.firstName,
      contact.lastName,
    )
  }

  async removeContacts(owner: bigint, userIds: readonly bigint[]): Promise<void> {
    await this.#database.transaction(() => {
      for (const userId of userIds)
        this.#sql.run('DELETE FROM account_contact WHERE owner = ? AND user_id = ?', owner, userId)
    })
  }

  async contacts(owner: bigint, among?: readonly bigint[]): Promise<ContactRecord[]> {
    const one = 'SELECT * FROM account_contact WHERE owner = ? AND user_id = ?'
    const rows = among
      ? among.map((id) => this.#sql.get(one, owner, id)).filter((row) => row !== undefined)
      : this.#sql.all('SELECT * FROM account_contact WHERE owner = ? ORDER BY user_id', owner)
    return rows.map((row) => ({
      userId: row.user_id as bigint,
      firstName: row.first_name as string,
      lastName: row.last_name as string,
    }))
  }

  async ownersOfContact(userId: bigint, owners: readonly bigint[]): Promise<bigint[]> {
    return owners.filter((owner) =>
      this.#sql.get('SELECT 1 FROM account_contact WHERE owner = ? AND user_id = ?', owner, userId),
    )
  }

  /** One statement by itself. @returns how many rows changed */
  #change(sql: string, ...values: SQLInputValue[]): Promise<number> {
    return this.#database.transaction(() => this.#sql.run(sql, ...values))
  }

  #userById(id: bigint): UserRecord | undefined {
    return userOf(this.#sql.get('SELECT * FROM account_user WHERE id = ?', id))
  }

  #userByPhone(phone: string): UserRecord | undefined {
    return userOf(this.#sql.get('SELECT * FROM account_user WHERE phone = ?', phone))
  }

  #userByUsername(username: string): UserRecord | undefined {
    return userOf(this.#sql.get('SELECT * FROM account_user WHERE username = ?', username))
  }
}

function userOf(row: Row | undefined): UserRecord | undefined {
  if (!row) return undefined
  return {
    id: row.id as bigint,
    phone: (row.phone as string | null) ?? undefined,
    firstName: row.first_name as string,
    lastName: row.last_name as string,
    username: (row.username as string | null) ?? undefined,
    about: row.about as string,
    tokenHash: (row.token_hash as Uint8Array | null) ?? undefined,
    owner: (row.owner as bigint | null) ?? undefined,
    premium: row.premium === 1n,
    createdAt: Number(row.created_at),
  }
}

function codeOf(row: Row | undefined): LoginCode | undefined {
  if (!row) return undefined
  return {
    hash: row.hash as string,
    phone: row.phone as string,
    code: row.code as string,
    tries: Number(row.tries),
    confirmed: row.confirmed === 1n,
    createdAt: Number(row.created_at),
  }
}
