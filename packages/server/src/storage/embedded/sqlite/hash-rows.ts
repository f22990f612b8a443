import { HASH_LENGTH, splitHashes } from '../window-hashes.ts'
import type { Statements } from './statements.ts'

/** Windows of one row: 64 MiB of a blob have 16 KiB of hashes. */
const RUN = 512

/** The hashes of the windows of blobs, in runs. Nothing here opens a transaction. */
export class HashRows {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  /** @param hashes of all windows of the blob, one after the other */
  keep(blob: bigint, hashes: Uint8Array): void {
    const rowLength = RUN * HASH_LENGTH
    for (let run = 0; run * rowLength < hashes.length; run++) {
      this.#sql.run(
        'INSERT OR REPLACE INTO file_hashes (blob, run, hashes) VALUES (?, ?, ?)',
        blob,
        run,
        hashes.subarray(run * rowLength, (run + 1) * rowLength),
      )
    }
  }

  /** Those of the windows from `first` on, at most `count`, that are kept; undefined where none are of this blob. */
  of(blob: bigint, first: number, count: number): Uint8Array[] | undefined {
    const end = first + count
    const runs = this.#sql.all(
      'SELECT run, hashes FROM file_hashes WHERE blob = ? AND run >= ? AND run < ? ORDER BY run',
      blob,
      Math.floor(first / RUN),
      Math.ceil(end / RUN),
    )
    if (runs.length === 0 && !this.#areKept(blob)) return undefined
    return runs.flatMap(({ run, hashes }) => {
      const start = Number(run) * RUN
      const from = Math.max(0, first - start) * HASH_LENGTH
      return splitHashes((hashes as Uint8Array).subarray(from, (end - start) * HASH_LENGTH))
    })
  }

  #areKept(blob: bigint): boolean {
    return this.#sql.get('SELECT 1 FROM file_hashes WHERE blob = ?', blob) !== undefined
  }

  remove(blob: bigint): void {
    this.#sql.run('DELETE FROM file_hashes WHERE blob = ?', blob)
  }
}
