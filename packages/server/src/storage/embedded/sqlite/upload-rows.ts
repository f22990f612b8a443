import { startUpload, type UploadProgress } from '@longshore/protocol/files/upload-progress'
import type { UploadKey } from '../../ports/part-store.ts'
import { BlobRows } from './blob-rows.ts'
import type { Database } from './database.ts'
import { GroupedCommits } from './grouped-commits.ts'
import { type Row, Statements } from './statements.ts'

export interface UploadRow {
  /** Never used again: it names the upload's files. */
  readonly id: number
  readonly key: UploadKey
  readonly state: 'receiving' | 'assembling' | 'ready'
  /** Unix ms. */
  readonly touchedAt: number
  /** What the parts have shown, without the parts themselves. */
  readonly known: UploadProgress
  readonly blob: bigint | undefined
}

export interface PartRow {
  readonly index: number
  readonly size: number
  /** 0: in the upload's file, at its place. Else the number of the small file that has it. */
  readonly side: number
  /**
   * Of its windows, counted from its own beginning; absent where they may not be windows of the file. After a power cut
   * they tell whether its bytes are still there.
   */
  readonly hashes?: Uint8Array | undefined
  /** CRC-32 of its bytes, which tells that where there are no hashes. */
  readonly crc?: number | undefined
  /** The bytes themselves, where they are in no file. */
  readonly bytes?: Uint8Array | undefined
}

const byKey = 'user = ? AND file_id = ? AND big = ?'

/** Uploads and their parts in the embedded database. */
export class UploadRows {
  readonly #database: Database
  readonly #sql: Statements
  readonly #blobs: BlobRows
  readonly #commits: GroupedCommits

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#blobs = new BlobRows(database)
    this.#commits = new GroupedCommits(database)
  }

  unfinished(key: UploadKey): UploadRow | undefined {
    return readUpload(
      this.#sql.get(`SELECT * FROM file_upload WHERE ${byKey} AND state <> 'ready'`, ...columns(key)),
    )
  }

  finished(key: UploadKey): UploadRow | undefined {
    return readUpload(
      this.#sql.get(`SELECT * FROM file_upload WHERE ${byKey} AND state = 'ready'`, ...columns(key)),
    )
  }

  byId(id: number): UploadRow | undefined {
    return readUpload(this.#sql.get('SELECT * FROM file_upload WHERE id = ?', id))
  }

  /** In the order of their numbers. */
  parts(id: number): PartRow[] {
    return partsOf(this.#sql, id)
  }

  part(id: number, index: number): PartRow | undefined {
    const row = this.#sql.get('SELECT * FROM file_part WHERE upload = ? AND part = ?', id, index)
    return row && readPart(row)
  }

  begin(key: UploadKey, now: number): Promise<number> {
    return this.#database.transaction(() => this.#begin(key, now))
  }

  /** Begins with a part that has its bytes with it, and with what it has shown. */
  beginWith(key: UploadKey, part: PartRow, known: UploadProgress, now: number): Promise<number> {
    return this.#database.transaction(() => {
      const id = this.#begin(key, now)
      this.#keepPart(id, part)
      this.#keepKnown(id, known, now, part.size)
      return id
    })
  }

  /** Keeps the row of a part whose bytes are written, in place of one it may have had, and what it has shown. */
  async keepPart(id: number, part: PartRow, known: UploadProgress, now: number): Promise<void> {
    await this.#commits.run(() => {
      const replaced = this.part(id, part.index)?.size ?? 0
      this.#keepPart(id, part)
      this.#keepKnown(id, known, now, part.size - replaced)
    })
  }

  async keepKnown(id: number, known: UploadProgress, now: number): Promise<void> {
    await this.#database.transaction(() => this.#keepKnown(id, known, now, 0))
  }

  async dropPart(id: number, part: PartRow): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run('DELETE FROM file_part WHERE upload = ? AND part = ?', id, part.index)
      this.#sql.run('UPDATE file_upload SET bytes = bytes - ? WHERE id = ?', part.size, id)
    })
  }

  async touch(id: number, now: number): Promise<void> {
    await this.#database.transaction(() =>
      this.#sql.run('UPDATE file_upload SET touched_at = ? WHERE id = ?', now, id),
    )
  }

  /** The file of this upload, whose windows have these hashes, is about to become that blob. */
  beginAssembling(id: number, blob: bigint, hashes: Uint8Array): Promise<UploadRow> {
    return this.#database.transaction(() => {
      this.#blobs.retain(blob)
      this.#blobs.hashes.keep(blob, hashes)
      const row = this.#sql.get(
        `UPDATE file_upload SET state = 'assembling', blob = ? WHERE id = ? RETURNING *`,
        blob,
        id,
      )
      const upload = readUpload(row)
      if (upload === undefined) throw new Error(`there is no upload ${id}`)
      return upload
    })
  }

  /** The file did not become a blob: the upload goes on. */
  async undoAssembling({ id, blob }: UploadRow): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run(`UPDATE file_upload SET state = 'receiving', blob = NULL WHERE id = ?`, id)
      if (blob !== undefined) this.#blobs.remove(blob)
    })
  }

  /** The blob is in place. Answers the blobs that nothing refers to since an earlier file of this name is forgotten. */
  endAssembling({ id, key, blob }: UploadRow, now: number): Promise<bigint[]> {
    return this.#database.transaction(() => {
      if (blob !== undefined) this.#blobs.setReady(blob)
      return this.#end(id, key, blob, now)
    })
  }

  /** Makes a blob of an upload whose bytes are here, all at once. Answers it, and the blobs as `endAssembling` does. */
  finishSmall(
    id: number,
    key: UploadKey,
    { bytes, hashes }: { readonly bytes: Uint8Array; readonly hashes: Uint8Array },
    now: number,
  ): Promise<{ blob: bigint; freed: bigint[] }> {
    return this.#database.transaction(() => {
      const blob = this.#blobs.addSmall(bytes, 1)
      this.#blobs.hashes.keep(blob, hashes)
      this.#sql.run('UPDATE file_part SET bytes = NULL WHERE upload = ?', id)
      return { blob, freed: this.#end(id, key, blob, now) }
    })
  }

  /** Forgets an upload. Answers the blobs that nothing refers to any more. */
  drop(upload: UploadRow): Promise<bigint[]> {
    return this.#database.transaction(() => this.#drop(upload))
  }

  /** The oldest uploads that nobody touched since `before`, of those that come after the one given. */
  untouchedSince(before: number, after: UploadRow | undefined, limit: number): UploadRow[] {
    return this.#sql
      .all(
        `SELECT * FROM file_upload WHERE touched_at < ? AND (touched_at, id) > (?, ?)
         ORDER BY touched_at, id LIMIT ?`,
        before,
        after?.touchedAt ?? -1,
        after?.id ?? 0,
        limit,
      )
      .flatMap((row) => readUpload(row) ?? [])
  }

  assembling(): UploadRow[] {
    return this.#sql
      .all(`SELECT * FROM file_upload WHERE state = 'assembling'`)
      .flatMap((row) => readUpload(row) ?? [])
  }

  unfinishedBytes(user: bigint): number {
    return this.#sql.count(
      `SELECT coalesce(sum(bytes), 0) AS n FROM file_upload WHERE user = ? AND state <> 'ready'`,
      user,
    )
  }

  unfinishedUploads(user: bigint): number {
    return this.#sql.count(`SELECT count(*) AS n FROM file_upload WHERE user = ? AND state <> 'ready'`, user)
  }

  #begin(key: UploadKey, now: number): number {
    const row = this.#sql.get(
      `INSERT INTO file_upload (user, file_id, big, state, touched_at) VALUES (?, ?, ?, 'receiving', ?) RETURNING id`,
      ...columns(key),
      now,
    )
    return Number(row?.id)
  }

  #keepPart(id: number, part: PartRow): void {
    this.#sql.run(
      'INSERT OR REPLACE INTO file_part (upload, part, size, crc, side, hashes, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      part.index,
      part.size,
      part.crc ?? 0,
      part.side,
      part.hashes ?? null,
      part.bytes ?? null,
    )
  }

  #keepKnown(id: number, known: UploadProgress, now: number, moreBytes: number): void {
    this.#sql.run(
      `UPDATE file_upload SET touched_at = ?, bytes = bytes + ?, first_came_late = ?, part_size = ?, total_parts = ?,
         streamed = ?, ended = ? WHERE id = ?`,
      now,
      moreBytes,
      Number(known.firstCameLate),
      known.partSize ?? null,
      known.totalParts ?? null,
      Number(known.streamed),
      Number(known.ended),
      id,
    )
  }

  #end(id: number, key: UploadKey, blob: bigint | undefined, now: number): bigint[] {
    const former = this.finished(key)
    const freed = former ? this.#drop(former) : []
    this.#sql.run(
      `UPDATE file_upload SET state = 'ready', blob = ?, touched_at = ? WHERE id = ?`,
      blob ?? null,
      now,
      id,
    )
    return freed
  }

  #drop({ id, blob }: UploadRow): bigint[] {
    this.#sql.run('DELETE FROM file_part WHERE upload = ?', id)
    this.#sql.run('DELETE FROM file_upload WHERE id = ?', id)
    return blob !== undefined && this.#blobs.release(blob) ? [blob] : []
  }
}

/** Of one upload, in the order of their numbers. */
export function partsOf(sql: Statements, id: number): PartRow[] {
  return sql.all('SELECT * FROM file_part WHERE upload = ? ORDER BY part', id).map(readPart)
}

function columns({ user, fileId, big }: UploadKey): [bigint, bigint, number] {
  return [user, fileId, Number(big)]
}

function readUpload(row: Row | undefined): UploadRow | undefined {
  if (!row) return undefined
  const big = row.big === 1n
  return {
    id: Number(row.id),
    key: { user: row.user as bigint, fileId: row.file_id as bigint, big },
    state: row.state as UploadRow['state'],
    touchedAt: Number(row.touched_at),
    known: {
      ...startUpload(big),
      firstCameLate: row.first_came_late === 1n,
      partSize: optionalNumber(row.part_size),
      totalParts: optionalNumber(row.total_parts),
      streamed: row.streamed === 1n,
      ended: row.ended === 1n,
    },
    blob: (row.blob as bigint | null) ?? undefined,
  }
}

function readPart(row: Row): PartRow {
  return {
    index: Number(row.part),
    size: Number(row.size),
    crc: Number(row.crc),
    side: Number(row.side),
    hashes: (row.hashes as Uint8Array | null) ?? undefined,
    bytes: (row.bytes as Uint8Array | null) ?? undefined,
  }
}

function optionalNumber(value: Row[string] | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}
