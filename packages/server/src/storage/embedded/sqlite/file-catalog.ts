import type { DatabaseSync } from 'node:sqlite'
import type { DocumentRecord, FileCatalog } from '../../ports/file-catalog.ts'
import { DocumentExists } from '../../ports/storage-error.ts'
import { BlobRows } from './blob-rows.ts'
import { type Row, Statements } from './statements.ts'
import { storing } from './storing.ts'

/** Documents in the embedded database. */
export class SqliteFileCatalog implements FileCatalog {
  readonly #database: DatabaseSync
  readonly #sql: Statements
  readonly #blobs: BlobRows

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#blobs = new BlobRows(database)
  }

  async add(document: DocumentRecord): Promise<void> {
    storing(this.#database, () => {
      if (this.#find(document.id)) throw new DocumentExists(document.id)
      for (const blob of blobsOf(document)) this.#blobs.retain(blob)
      this.#insert(document)
    })
  }

  async document(id: bigint): Promise<DocumentRecord | undefined> {
    return this.#find(id)
  }

  async remove(id: bigint): Promise<bigint[]> {
    return storing(this.#database, () => {
      const document = this.#find(id)
      if (!document) return []
      this.#sql.run('DELETE FROM file_document WHERE id = ?', id)
      return blobsOf(document).filter((blob) => this.#blobs.release(blob))
    })
  }

  #find(id: bigint): DocumentRecord | undefined {
    const row = this.#sql.get('SELECT * FROM file_document WHERE id = ?', id)
    return row && readDocument(row)
  }

  #insert(document: DocumentRecord): void {
    this.#sql.run(
      `INSERT INTO file_document
         (id, uploader, blob, size, mime_type, file_type, file_name, date, attributes, thumb_blob, thumb_size)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      document.id,
      document.uploader,
      document.blob,
      document.size,
      document.mimeType,
      document.fileType,
      document.fileName,
      document.date,
      document.attributes,
      document.thumb?.blob ?? null,
      document.thumb?.size ?? null,
    )
  }
}

/** Both blobs of a document; the same one twice where its preview is the file itself. */
function blobsOf({ blob, thumb }: DocumentRecord): bigint[] {
  return thumb ? [blob, thumb.blob] : [blob]
}

function readDocument(row: Row): DocumentRecord {
  return {
    id: row.id as bigint,
    uploader: row.uploader as bigint,
    blob: row.blob as bigint,
    size: Number(row.size),
    mimeType: row.mime_type as string,
    fileType: row.file_type as string,
    fileName: row.file_name as string,
    date: Number(row.date),
    attributes: row.attributes as Uint8Array,
    thumb:
      row.thumb_blob === null ? undefined : { blob: row.thumb_blob as bigint, size: Number(row.thumb_size) },
  }
}
