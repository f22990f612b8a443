import type { DatabaseSync } from 'node:sqlite'
import { BlobNotFound } from '../../ports/storage-error.ts'
import { HashRows } from './hash-rows.ts'
import { Statements } from './statements.ts'

/**
 * The rows of blobs, and how many uploads and documents refer to each. Nothing here opens a transaction: those who
 * refer to a blob change its row together with their own.
 */
export class BlobRows {
  readonly #sql: Statements
  /** Of the windows of blobs. */
  readonly hashes: HashRows

  constructor(database: DatabaseSync) {
    this.#sql = new Statements(database)
    this.hashes = new HashRows(this.#sql)
  }

  /** A blob whose bytes are not in place yet, and which nothing refers to; answers its number. */
  add(size: number): bigint {
    const row = this.#sql.get(
      `INSERT INTO file_blob (size, state, refs) VALUES (?, 'arriving', 0) RETURNING id`,
      size,
    )
    return row?.id as bigint
  }

  /** A blob that is in place with its row, and which so many refer to already; answers its number. */
  addSmall(bytes: Uint8Array, refs: 0 | 1): bigint {
    const row = this.#sql.get(
      `INSERT INTO file_blob (size, state, refs) VALUES (?, 'ready', ?) RETURNING id`,
      bytes.length,
      refs,
    )
    const blob = row?.id as bigint
    this.#sql.run('INSERT INTO file_small (blob, bytes) VALUES (?, ?)', blob, bytes)
    return blob
  }

  /** The bytes of a small one; undefined where they are a file. */
  small(blob: bigint): Uint8Array | undefined {
    return this.#sql.get('SELECT bytes FROM file_small WHERE blob = ?', blob)?.bytes as Uint8Array | undefined
  }

  /** Its size, and with it the bytes of a small one. Throws `BlobNotFound` unless the blob may be read. */
  readable(blob: bigint): { size: number; small: Uint8Array | undefined } {
    const row = this.#sql.get(
      `SELECT size, bytes FROM file_blob LEFT JOIN file_small ON blob = id WHERE id = ? AND state = 'ready'`,
      blob,
    )
    if (!row) throw new BlobNotFound(blob)
    return { size: Number(row.size), small: (row.bytes as Uint8Array | null) ?? undefined }
  }

  setReady(blob: bigint): void {
    this.#sql.run(`UPDATE file_blob SET state = 'ready' WHERE id = ?`, blob)
  }

  /** Bytes. Throws `BlobNotFound` unless the blob may be read. */
  size(blob: bigint): number {
    const row = this.#sql.get(`SELECT size FROM file_blob WHERE id = ? AND state = 'ready'`, blob)
    if (!row) throw new BlobNotFound(blob)
    return Number(row.size)
  }

  retain(blob: bigint): void {
    const found = this.#sql.run(
      `UPDATE file_blob SET refs = refs + 1 WHERE id = ? AND state <> 'dying'`,
      blob,
    )
    if (found === 0) throw new BlobNotFound(blob)
  }

  /** Gives a reference back; answers whether it was the last. */
  release(blob: bigint): boolean {
    const row = this.#sql.get('UPDATE file_blob SET refs = refs - 1 WHERE id = ? RETURNING refs', blob)
    return row?.refs === 0n
  }

  /** Makes sure that nobody comes to refer to a blob again; answers whether nobody did. */
  setDying(blob: bigint): boolean {
    return this.#sql.run(`UPDATE file_blob SET state = 'dying' WHERE id = ? AND refs = 0`, blob) > 0
  }

  /** To be called in a transaction: its hashes, and the bytes of a small one, go with it. */
  remove(blob: bigint): void {
    this.hashes.remove(blob)
    this.#sql.run('DELETE FROM file_small WHERE blob = ?', blob)
    this.#sql.run('DELETE FROM file_blob WHERE id = ?', blob)
  }

  /** Every blob that nothing refers to. */
  unused(): bigint[] {
    return this.#sql.all('SELECT id FROM file_blob WHERE refs = 0').map(({ id }) => id as bigint)
  }

  /** Of the whole blob. */
  sha256(blob: bigint): Uint8Array | undefined {
    const row = this.#sql.get('SELECT sha256 FROM file_blob WHERE id = ?', blob)
    return (row?.sha256 as Uint8Array | null | undefined) ?? undefined
  }

  keepSha256(blob: bigint, sha256: Uint8Array): void {
    this.#sql.run('UPDATE file_blob SET sha256 = ? WHERE id = ?', sha256, blob)
  }
}
