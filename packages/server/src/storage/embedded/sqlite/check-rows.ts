import type { DatabaseSync } from 'node:sqlite'
import { type Row, Statements } from './statements.ts'
import { type PartRow, partsOf } from './upload-rows.ts'

export interface BlobRow {
  readonly id: bigint
  readonly size: number
  readonly state: 'arriving' | 'ready' | 'dying'
  readonly refs: number
  readonly sha256: Uint8Array | undefined
}

export interface UnfinishedUpload {
  readonly id: number
  readonly user: bigint
  readonly fileId: bigint
  readonly partSize: number | undefined
  readonly parts: readonly PartRow[]
}

/** Whatever holds on to a blob: its name in plain words, the blob, and how many bytes it believes to be there. */
interface Holding {
  readonly owner: string
  readonly blob: bigint
  readonly size: number
}

const BLOBS_AT_ONCE = 1000
const DAMAGE_MOST = 20

/** Documents, photos and their previews, with what they are called. */
const holdings = `
  SELECT blob, size, CASE file_name WHEN '' THEN 'document ' || id ELSE 'document ' || id || ' "' || file_name || '"' END AS owner
    FROM file_record WHERE blob IS NOT NULL
  UNION ALL
  SELECT preview.blob, preview.size, 'preview ' || preview.type || ' of ' || record.kind || ' ' || record.id AS owner
    FROM file_preview AS preview JOIN file_record AS record ON record.id = preview.file
    WHERE preview.blob IS NOT NULL
`

/** What a check reads of the embedded database; nothing here changes it. */
export class CheckRows {
  readonly #sql: Statements

  constructor(database: DatabaseSync) {
    this.#sql = new Statements(database)
  }

  /** Of everything whose bytes are looked at. */
  size(): { files: number; bytes: number } {
    const blobs = `FROM file_blob WHERE state = 'ready'`
    const unfinished = `SELECT coalesce(sum(bytes), 0) AS n FROM file_upload WHERE state <> 'ready'`
    return {
      files: this.#sql.count(`SELECT count(*) AS n ${blobs}`),
      bytes: this.#sql.count(`SELECT coalesce(sum(size), 0) AS n ${blobs}`) + this.#sql.count(unfinished),
    }
  }

  /** What SQLite finds wrong with its own file. */
  damage(): string[] {
    return this.#sql
      .all(`PRAGMA integrity_check(${DAMAGE_MOST})`)
      .map((row) => String(row.integrity_check))
      .filter((what) => what !== 'ok')
  }

  /** All, by their numbers. */
  *blobs(): Generator<BlobRow> {
    for (let last = 0n; ; ) {
      const rows = this.#sql.all(
        'SELECT id, size, state, refs, sha256 FROM file_blob WHERE id > ? ORDER BY id LIMIT ?',
        last,
        BLOBS_AT_ONCE,
      )
      for (const row of rows) yield readBlob(row)
      if (rows.length < BLOBS_AT_ONCE) return
      last = rows.at(-1)?.id as bigint
    }
  }

  hasBlob(id: bigint): boolean {
    return this.#sql.get('SELECT 1 FROM file_blob WHERE id = ?', id) !== undefined
  }

  /** Whether a blob is in place, and something refers to it: what was found of another one may be over. */
  isWanted(id: bigint): boolean {
    return (
      this.#sql.get(`SELECT 1 FROM file_blob WHERE id = ? AND state = 'ready' AND refs > 0`, id) !== undefined
    )
  }

  /** The parts of an upload as they are now; undefined where it is none any more. */
  partsNow(upload: number): PartRow[] | undefined {
    const unfinished = `SELECT 1 FROM file_upload WHERE id = ? AND state = 'receiving'`
    return this.#sql.get(unfinished, upload) && partsOf(this.#sql, upload)
  }

  /** Uploads that have other bytes than their parts have, or than the blob that was made of them. */
  uploadsWithOtherParts(): { upload: number; user: bigint; said: number; found: number }[] {
    return this.#sql
      .all(
        `SELECT upload.id, upload.user, coalesce(blob.size, upload.bytes) AS said,
           (SELECT coalesce(sum(size), 0) FROM file_part WHERE upload = upload.id) AS found
         FROM file_upload AS upload LEFT JOIN file_blob AS blob ON blob.id = upload.blob AND upload.state = 'ready'
         WHERE said <> found`,
      )
      .map((row) => ({
        upload: Number(row.id),
        user: row.user as bigint,
        said: Number(row.said),
        found: Number(row.found),
      }))
  }

  /** How many hold on to each blob: documents, previews, uploads. */
  references(): ReadonlyMap<bigint, number> {
    const rows = this.#sql.all(
      `SELECT blob, count(*) AS n FROM (
         SELECT blob FROM file_record UNION ALL SELECT blob FROM file_preview UNION ALL SELECT blob FROM file_upload
       ) WHERE blob IS NOT NULL GROUP BY blob`,
    )
    return new Map(rows.map(({ blob, n }) => [blob as bigint, Number(n)]))
  }

  isAssembling(blob: bigint): boolean {
    return (
      this.#sql.get(`SELECT 1 FROM file_upload WHERE blob = ? AND state = 'assembling'`, blob) !== undefined
    )
  }

  /** The bytes of a small blob; undefined where they are a file. */
  small(blob: bigint): Uint8Array | undefined {
    return this.#sql.get('SELECT bytes FROM file_small WHERE blob = ?', blob)?.bytes as Uint8Array | undefined
  }

  /** Of all windows; undefined where none are kept. */
  hashes(blob: bigint): Uint8Array | undefined {
    const runs = this.#sql.all('SELECT hashes FROM file_hashes WHERE blob = ? ORDER BY run', blob)
    return runs.length === 0 ? undefined : Buffer.concat(runs.map(({ hashes }) => hashes as Uint8Array))
  }

  /** What documents, photos and previews are made of a blob, in plain words. */
  filesWith(blob: bigint): string[] {
    return this.#sql
      .all(`SELECT owner FROM (${holdings}) WHERE blob = ?`, blob)
      .map(({ owner }) => owner as string)
  }

  withoutBlob(): Holding[] {
    return this.#sql
      .all(
        `SELECT * FROM (${holdings}) AS held WHERE NOT EXISTS (SELECT 1 FROM file_blob WHERE id = held.blob)`,
      )
      .map(readHolding)
  }

  withOtherSize(): (Holding & { blobSize: number })[] {
    return this.#sql
      .all(
        `SELECT held.*, file_blob.size AS blob_size FROM (${holdings}) AS held JOIN file_blob ON file_blob.id = held.blob
         WHERE file_blob.size <> held.size`,
      )
      .map((row) => ({ ...readHolding(row), blobSize: Number(row.blob_size) }))
  }

  unfinishedUploads(): UnfinishedUpload[] {
    return this.#sql
      .all(`SELECT id, user, file_id, part_size FROM file_upload WHERE state <> 'ready' ORDER BY id`)
      .map((row) => ({
        id: Number(row.id),
        user: row.user as bigint,
        fileId: row.file_id as bigint,
        partSize: row.part_size === null ? undefined : Number(row.part_size),
        parts: partsOf(this.#sql, Number(row.id)),
      }))
  }
}

function readBlob(row: Row): BlobRow {
  return {
    id: row.id as bigint,
    size: Number(row.size),
    state: row.state as BlobRow['state'],
    refs: Number(row.refs),
    sha256: (row.sha256 as Uint8Array | null) ?? undefined,
  }
}

function readHolding(row: Row): Holding {
  return { owner: row.owner as string, blob: row.blob as bigint, size: Number(row.size) }
}
