import type { Content, DocumentRecord, FileCatalog, FileRecord, Original } from '../../ports/file-catalog.ts'
import { FileExists } from '../../ports/storage-error.ts'
import { BlobRows } from './blob-rows.ts'
import type { Database } from './database.ts'
import { PreviewRows } from './preview-rows.ts'
import { recordColumns } from './record-columns.ts'
import { SeenRows } from './seen-rows.ts'
import { type Row, Statements } from './statements.ts'

/** Documents and photos in the embedded database. */
export class SqliteFileCatalog implements FileCatalog {
  readonly #database: Database
  readonly #sql: Statements
  readonly #blobs: BlobRows
  readonly #previews: PreviewRows
  readonly #seen: SeenRows

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#blobs = new BlobRows(database)
    this.#previews = new PreviewRows(this.#sql)
    this.#seen = new SeenRows(this.#sql)
  }

  async add(file: FileRecord, checkAt: number): Promise<void> {
    await this.#database.transaction(() => {
      if (this.#find(file.id)) throw new FileExists(file.id)
      for (const blob of blobsOf(file)) this.#blobs.retain(blob)
      this.#insert(file)
      this.#checkLater(file.id, checkAt)
    })
  }

  async file(id: bigint): Promise<FileRecord | undefined> {
    return this.#find(id)
  }

  async remove(id: bigint, now: number): Promise<bigint[]> {
    return this.#database.transaction(() => {
      const file = this.#find(id)
      if (!file || this.#sql.get('SELECT 1 FROM file_check WHERE file = ? AND due > ?', id, now)) return []
      this.#sql.run('DELETE FROM file_check WHERE file = ?', id)
      this.#sql.run('DELETE FROM file_attached WHERE file = ?', id)
      this.#sql.run('DELETE FROM file_original WHERE file = ?', id)
      this.#previews.remove(id)
      this.#seen.remove(id)
      this.#sql.run('DELETE FROM file_record WHERE id = ?', id)
      return blobsOf(file).filter((blob) => this.#blobs.release(blob))
    })
  }

  async documentsSeen(
    viewers: readonly bigint[],
    content: Content,
    limit: number,
  ): Promise<DocumentRecord[]> {
    return this.#seen.files(viewers, content, limit).map((row) => this.#document(row))
  }

  async changeAttributes(id: bigint, attributes: Uint8Array): Promise<void> {
    await this.#database.transaction(() =>
      this.#sql.run(
        `UPDATE file_record SET attributes = ? WHERE id = ? AND kind = 'document'`,
        attributes,
        id,
      ),
    )
  }

  async bytesOf(user: bigint): Promise<number> {
    return Number(this.#sql.get('SELECT bytes FROM file_usage WHERE user = ?', user)?.bytes ?? 0)
  }

  async attached(files: readonly bigint[]): Promise<bigint[]> {
    return files.filter((file) => this.#sql.get('SELECT 1 FROM file_attached WHERE sticker = ?', file))
  }

  async sha256(blob: bigint): Promise<Uint8Array | undefined> {
    return this.#blobs.sha256(blob)
  }

  async keepSha256(blob: bigint, sha256: Uint8Array): Promise<void> {
    await this.#database.transaction(() => this.#blobs.keepSha256(blob, sha256))
  }

  async checkLater(files: readonly bigint[], due: number): Promise<void> {
    await this.#database.transaction(() => {
      for (const file of files) this.#checkLater(file, due)
    })
  }

  async toCheck(now: number, limit: number): Promise<bigint[]> {
    return this.#sql
      .all('SELECT file FROM file_check WHERE due <= ? ORDER BY due, file LIMIT ?', now, limit)
      .map(({ file }) => file as bigint)
  }

  async checked(files: readonly bigint[], now: number): Promise<void> {
    await this.#database.transaction(() => {
      for (const file of files) this.#sql.run('DELETE FROM file_check WHERE file = ? AND due <= ?', file, now)
    })
  }

  #checkLater(file: bigint, due: number): void {
    this.#sql.run(
      `INSERT INTO file_check (file, due) SELECT id, ?2 FROM file_record WHERE id = ?1
       ON CONFLICT (file) DO UPDATE SET due = max(due, excluded.due)`,
      file,
      due,
    )
  }

  #find(id: bigint): FileRecord | undefined {
    const row = this.#sql.get(oneRecord, id)
    if (!row) return undefined
    return row.kind === 'document' ? this.#document(row) : { kind: 'photo', ...this.#common(row) }
  }

  #document(row: Row): DocumentRecord {
    return {
      kind: 'document',
      ...this.#common(row),
      blob: row.blob as bigint,
      size: Number(row.size),
      mimeType: row.mime_type as string,
      fileType: row.file_type as string,
      fileName: row.file_name as string,
      attributes: row.attributes as Uint8Array,
      madeOf: row.has_original ? this.#original(row.id as bigint) : undefined,
    }
  }

  #original(file: bigint): Original | undefined {
    const row = this.#sql.get('SELECT size, mime_type, sha256 FROM file_original WHERE file = ?', file)
    if (!row) return undefined
    return { size: Number(row.size), mimeType: row.mime_type as string, sha256: row.sha256 as Uint8Array }
  }

  #common(row: Row): Omit<FileRecord, 'kind'> {
    const id = row.id as bigint
    return {
      id,
      uploader: row.uploader as bigint,
      date: Number(row.date),
      ...(row.has_previews ? this.#previews.of(id) : { previews: [], videoPreviews: [] }),
      stickers: row.has_stickers ? this.#stickers(id) : [],
    }
  }

  #stickers(file: bigint): bigint[] {
    return this.#sql
      .all('SELECT sticker FROM file_attached WHERE file = ? ORDER BY place', file)
      .map(({ sticker }) => sticker as bigint)
  }

  #insertOriginal(file: bigint, { size, mimeType, sha256 }: Original): void {
    this.#sql.run(
      'INSERT INTO file_original (file, size, mime_type, sha256) VALUES (?, ?, ?, ?)',
      file,
      size,
      mimeType,
      sha256,
    )
  }

  #insert(file: FileRecord): void {
    const document = file.kind === 'document' ? file : undefined
    this.#sql.run(
      `INSERT INTO file_record (id, kind, uploader, date, blob, size, mime_type, file_type, file_name, attributes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      file.id,
      file.kind,
      file.uploader,
      file.date,
      document?.blob ?? null,
      document?.size ?? null,
      document?.mimeType ?? null,
      document?.fileType ?? null,
      document?.fileName ?? null,
      document?.attributes ?? null,
    )
    if (document?.madeOf) this.#insertOriginal(file.id, document.madeOf)
    this.#previews.add(file)
    if (document) this.#seen.uploaded(document)
    for (const [place, sticker] of file.stickers.entries())
      this.#sql.run(
        'INSERT INTO file_attached (file, place, sticker) VALUES (?, ?, ?)',
        file.id,
        place,
        sticker,
      )
  }
}

const oneRecord = `SELECT ${recordColumns} FROM file_record AS record WHERE record.id = ?`

/** Every blob a file holds on to; one twice where two of its previews, or a preview and the file, are the same. */
function blobsOf(file: FileRecord): bigint[] {
  const own = file.kind === 'document' ? [file.blob] : []
  const shown = [...file.previews, ...file.videoPreviews].flatMap((preview) =>
    preview.kind === 'image' || preview.kind === 'video' ? [preview.blob] : [],
  )
  return [...own, ...shown]
}
