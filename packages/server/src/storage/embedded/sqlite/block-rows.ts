import type { BlockRecord, BlockStore } from '../../ports/block-store.ts'
import type { PeerId } from '../../ports/peer-id.ts'
import type { Database, Migration } from './database.ts'
import { listOf, Statements } from './statements.ts'

export const blockMigrations: Migration[] = [
  {
    name: 'account: whom users have blocked',
    sql: `
      CREATE TABLE account_block (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        owner INTEGER NOT NULL,
        peer INTEGER NOT NULL,
        date INTEGER NOT NULL,
        UNIQUE (owner, peer)
      ) STRICT;
      CREATE INDEX account_block_by_place ON account_block (owner, place);
    `,
  },
]

/** Whom users have blocked, in the embedded database. `place` grows with each that is blocked. */
export class BlockRows implements BlockStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async block(
    owner: bigint,
    { peer, date }: BlockRecord,
    most: number,
  ): Promise<'blocked' | 'was blocked' | 'too many'> {
    return this.#database.transaction(() => {
      if (this.#among(owner, [peer]).length > 0) return 'was blocked'
      if (this.#count(owner) >= most) return 'too many'
      this.#sql.run('INSERT INTO account_block (owner, peer, date) VALUES (?, ?, ?)', owner, peer, date)
      return 'blocked'
    })
  }

  async unblock(owner: bigint, peer: PeerId): Promise<boolean> {
    return this.#database.transaction(
      () => this.#sql.run('DELETE FROM account_block WHERE owner = ? AND peer = ?', owner, peer) > 0,
    )
  }

  async blocked(
    owner: bigint,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ blocked: BlockRecord[]; total: number }> {
    const sql = 'SELECT peer, date FROM account_block WHERE owner = ? ORDER BY place DESC LIMIT ? OFFSET ?'
    const rows = this.#sql.all(sql, owner, limit, offset)
    const blocked = rows.map((row) => ({ peer: row.peer as PeerId, date: Number(row.date) }))
    return { blocked, total: this.#count(owner) }
  }

  async blockedAmong(owner: bigint, peers: readonly PeerId[]): Promise<PeerId[]> {
    return this.#among(owner, peers)
  }

  async blockersAmong(peer: PeerId, users: readonly bigint[]): Promise<bigint[]> {
    const sql = 'SELECT owner FROM account_block WHERE peer = ? AND owner IN (SELECT value FROM json_each(?))'
    return this.#sql.all(sql, peer, listOf(users)).map(({ owner }) => owner as bigint)
  }

  #among(owner: bigint, peers: readonly PeerId[]): PeerId[] {
    const sql = 'SELECT peer FROM account_block WHERE owner = ? AND peer IN (SELECT value FROM json_each(?))'
    return this.#sql.all(sql, owner, listOf(peers)).map(({ peer }) => peer as PeerId)
  }

  #count(owner: bigint): number {
    return this.#sql.count('SELECT count(*) AS n FROM account_block WHERE owner = ?', owner)
  }
}
