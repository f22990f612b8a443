import { restoreUpload } from '@longshore/protocol/files/upload-progress'
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { EmbeddedBlobStore } from '../blob-store.ts'
import { blobFile, sideFile, uploadFile, wholeFile } from '../file-names.ts'
import type { PartRow, UploadRow, UploadRows } from '../sqlite/upload-rows.ts'
import type { ActiveUpload } from './active-uploads.ts'

/** What everything about uploads is done with. */
export interface UploadTools {
  readonly files: ByteFiles
  readonly rows: UploadRows
  readonly blobs: EmbeddedBlobStore
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
export async function settleUpload(
  { files, rows, blobs, clock }: UploadTools,
  row: UploadRow,
): Promise<void> {
  if (row.blob === undefined || !(await files.exists(blobFile(row.blob)))) {
    rows.undoAssembling(row)
    return
  }
  const freed = rows.endAssembling(row, clock())
  await removeUploadFiles(files, row.id, rows.parts(row.id))
  await blobs.removeUnused(freed)
}

export async function removeUploadFiles(
  files: ByteFiles,
  upload: number,
  parts: readonly PartRow[],
): Promise<void> {
  await files.remove(uploadFile(upload))
  await files.remove(wholeFile(upload))
  for (const part of parts) if (part.side > 0) await files.remove(sideFile(upload, part))
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
