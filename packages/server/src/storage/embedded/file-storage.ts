import type { BlobStore } from '../ports/blob-store.ts'
import type { ByteFiles } from '../ports/byte-files.ts'
import type { FileCatalog } from '../ports/file-catalog.ts'
import type { PartStore } from '../ports/part-store.ts'
import { EmbeddedBlobStore, type OtherReaders } from './blob-store.ts'
import type { DiskRoom } from './disk/disk-room.ts'
import { sideFile, UPLOADS, uploadFile } from './file-names.ts'
import { EmbeddedPartStore } from './parts/part-store.ts'
import type { Database } from './sqlite/database.ts'
import { SqliteFileCatalog } from './sqlite/file-catalog.ts'
import { UploadRows } from './sqlite/upload-rows.ts'

/** Everything files are kept in. */
export interface FileStorage {
  readonly parts: PartStore
  readonly blobs: BlobStore
  readonly catalog: FileCatalog
}

/**
 * Opens the embedded storage of files, and puts in order what a process that died left behind: renames that were not
 * yet told are ended or undone, bytes without a row are removed.
 *
 * No other process may have it open, but those that join it afterwards: see `joinFileStorage`.
 *
 * @param options.database with `fileMigrations`
 * @param options.files `DiskFiles`, or `MemoryFiles` beside a database in memory; closing them is the caller's
 * @param options.clock unix ms
 * @param options.room what there is for the bytes of small files; all of the disk when absent
 * @param options.small bytes up to which files are kept in the database; all are files when absent
 */
export async function openFileStorage(options: {
  database: Database
  files: ByteFiles
  clock: () => number
  others?: OtherReaders | undefined
  small?: number | undefined
  room?: DiskRoom | undefined
}): Promise<FileStorage> {
  const { blobs, parts, catalog } = joinFileStorage(options)
  await parts.settle()
  await blobs.removeLeftovers()
  await removeStrayFiles(new UploadRows(options.database), options.files)
  return { parts, blobs, catalog }
}

/**
 * Opens the storage beside the process that has put it in order. Each upload must be left to one process; everything
 * else may be done by any.
 */
export function joinFileStorage({
  database,
  files,
  clock,
  others,
  small,
  room,
}: {
  database: Database
  files: ByteFiles
  clock: () => number
  others?: OtherReaders | undefined
  small?: number | undefined
  room?: DiskRoom | undefined
}): { parts: EmbeddedPartStore; blobs: EmbeddedBlobStore; catalog: FileCatalog } {
  const blobs = new EmbeddedBlobStore({ database, files, clock, others, small, room })
  const parts = new EmbeddedPartStore({ database, files, blobs, clock, small, room })
  return { parts, blobs, catalog: new SqliteFileCatalog(database) }
}

/** Removes files that no row of an unfinished upload knows: the row would have followed the bytes. */
async function removeStrayFiles(rows: UploadRows, files: ByteFiles): Promise<void> {
  for (const name of await files.list(UPLOADS)) if (!isKnown(rows, name)) await files.remove(name)
}

function isKnown(rows: UploadRows, name: string): boolean {
  const [, id, index] = /\/(\d+)(?:\.(\d+)\.\d+)?$/.exec(name) ?? []
  if (id === undefined || rows.byId(Number(id))?.state !== 'receiving') return false
  if (index === undefined) return name === uploadFile(Number(id))
  const part = rows.part(Number(id), Number(index))
  return part !== undefined && part.side > 0 && name === sideFile(Number(id), part)
}
