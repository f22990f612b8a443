import { restoreUpload } from '@longshore/protocol/files/upload-progress'
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { EmbeddedBlobStore } from '../blob-store.ts'
import type { DiskRoom } from '../disk/disk-room.ts'
import { blobFile, sideFile, uploadFile, wholeFile } from '../file-names.ts'
import type { PartRow, UploadRow, UploadRows } from '../sqlite/upload-rows.ts'
import type { ActiveUpload } from './active-uploads.ts'

/** What everything about uploads is done with. */
export interface UploadTools {
  readonly files: ByteFiles
  readonly rows: UploadRows
  readonly blobs: EmbeddedBlobStore
  /** Bytes up to which files of one part are kept in the database; absent where all are files. */
  readonly small?: number | undefined
  /** What there is for the bytes of small files; all of the disk when absent. */
  readonly room?: DiskRoom | undefined
  /** Unix ms. */
  readonly clock: () => number
}

/** Reads an upload back, once. */
export async function loadUpload(tools: UploadTools, upload: ActiveUpload): Promise<void> {
  upload.loaded ??= load(tools, upload)
  try {
    await upload.loaded
  } catch (error) {
    upload.loaded = undefined
    throw error
  }
}

/** Ends or undoes what the death of the process, or an error, interrupted between two states. */
export async function settleUpload(tools: UploadTools, row: UploadRow): Promise<void> {
  const { files, rows } = tools
  if (row.blob === undefined || !(await files.exists(blobFile(row.blob)))) await rows.undoAssembling(row)
  else await endUpload(tools, row, uploadFiles(row.id, rows.parts(row.id)))
}

/** The blob of an upload is in place: tells it, and removes the files that are left. */
export async function endUpload(
  { files, rows, blobs, clock }: UploadTools,
  row: UploadRow,
  left: readonly string[],
): Promise<void> {
  const freed = await rows.endAssembling(row, clock())
  for (const name of left) await files.remove(name)
  await blobs.removeUnused(freed)
}

export async function removeUploadFiles(
  files: ByteFiles,
  upload: number,
  parts: readonly PartRow[],
): Promise<void> {
  for (const name of uploadFiles(upload, parts)) await files.remove(name)
}

/** The files that an upload of these parts may have. */
export function uploadFiles(upload: number, parts: readonly PartRow[]): string[] {
  const sides = parts.filter(({ side }) => side > 0).map((part) => sideFile(upload, part))
  return [uploadFile(upload), wholeFile(upload), ...sides]
}

async function load(tools: UploadTools, upload: ActiveUpload): Promise<void> {
  const left = tools.rows.unfinished(upload.key)
  if (left?.state === 'assembling') await settleUpload(tools, left)
  const row = left && tools.rows.unfinished(upload.key)
  if (!row) return
  const parts = tools.rows.parts(row.id)
  upload.id = row.id
  upload.progress = restoreUpload(row.known, parts)
  upload.sides = parts.reduce((highest, { side }) => Math.max(highest, side), 0)
  upload.isRestored = true
}
