import {
  type FileLayout,
  fileSize,
  finishUpload,
  partLength,
  partOffset,
  restoreUpload,
} from '@longshore/protocol/files/upload-progress'
import type { FinalCall, FinishedFile, WholeFile } from '../../ports/part-store.ts'
import { StorageDamaged } from '../../ports/storage-error.ts'
import { blobFile } from '../file-names.ts'
import type { PartRow, UploadRow } from '../sqlite/upload-rows.ts'
import { hashWindows } from '../window-hashes.ts'
import type { ActiveUpload } from './active-uploads.ts'
import { bringTogether } from './bring-together.ts'
import { hashFile } from './hash-file.ts'
import { isWhatCame } from './is-what-came.ts'
import {
  endUpload,
  loadUpload,
  removeUploadFiles,
  settleUpload,
  type UploadTools,
  uploadFiles,
} from './load-upload.ts'
import { readPart } from './part-place.ts'
import { fileOf, openWhole } from './whole-file.ts'

type Inspect = (file: WholeFile) => Promise<void>

/** Makes a blob of the parts of an upload, or answers the one that was made of them before. */
export async function makeFile(
  tools: UploadTools,
  upload: ActiveUpload,
  call: FinalCall,
  inspect: Inspect,
): Promise<FinishedFile> {
  await loadUpload(tools, upload)
  const former = tools.rows.finished(upload.key)
  return (
    (former && (await finishAgain(tools, upload, former, call, inspect))) ??
    assemble(tools, upload, call, inspect)
  )
}

/**
 * The file of a finished upload, unless parts came since that are not its own. A client that repeats its final call
 * must get the same file; one that uses a `file_id` again must never get the old one.
 */
async function finishAgain(
  tools: UploadTools,
  upload: ActiveUpload,
  former: UploadRow,
  call: FinalCall,
  inspect: Inspect,
): Promise<FinishedFile | undefined> {
  const { files, rows, blobs, clock } = tools
  const { blob } = former
  if (blob === undefined) return undefined
  const parts = upload.id === undefined ? [] : rows.parts(upload.id)
  const layout = layoutOf(tools, former, call, parts.length === 0)
  if (!layout || !(await areRepeats(tools, upload, parts, layout, blob))) return undefined
  const size = fileSize(layout)
  await inspect({ size, read: (offset, length) => blobs.readRange(blob, offset, length) })
  await rows.touch(former.id, clock())
  const repeats = upload.id === undefined ? undefined : rows.byId(upload.id)
  if (repeats) {
    await rows.drop(repeats)
    upload.unload()
    await removeUploadFiles(files, repeats.id, parts)
  }
  return { blob, size, streamed: former.known.streamed }
}

/** The layout of a finished upload if the final call fits it. When it does not, that is an error where `mustFit`. */
function layoutOf(
  { rows }: UploadTools,
  { id, known }: UploadRow,
  { parts, maxParts }: FinalCall,
  mustFit: boolean,
): FileLayout | undefined {
  try {
    return finishUpload(restoreUpload(known, rows.parts(id)), parts, maxParts)
  } catch (error) {
    if (mustFit) throw error
    return undefined
  }
}

async function areRepeats(
  { files, blobs }: UploadTools,
  { id, progress }: ActiveUpload,
  parts: readonly PartRow[],
  layout: FileLayout,
  blob: bigint,
): Promise<boolean> {
  for (const part of parts) {
    if (id === undefined || part.index >= layout.parts || part.size !== partLength(layout, part.index))
      return false
    const bytes = await readPart(files, id, part, progress.partSize)
    const finished = await blobs.readRange(blob, partOffset(layout, part.index), part.size)
    if (Buffer.compare(bytes, finished) !== 0) return false
  }
  return true
}

/** Bytes in place and forced to disk, then the row that says where they go, then the rename, then the row that tells. */
async function assemble(
  tools: UploadTools,
  upload: ActiveUpload,
  call: FinalCall,
  inspect: Inspect,
): Promise<FinishedFile> {
  const { files, rows, blobs } = tools
  const { id, layout, parts } = await completeParts(tools, upload, call)
  const { streamed } = upload.progress
  const size = fileSize(layout)
  const [only] = parts
  if (only?.bytes?.length === size) return finishSmall(tools, upload, id, only.bytes, inspect)
  const name = await bringTogether(files, id, parts, layout)
  const file = await openWhole(files, name, size)
  const hashes = file && (await hashFile(file, parts, layout))
  if (!file || !hashes) return missingAfterAll(tools, upload, call)
  await inspect(file)
  await files.sync(name)
  const blob = await blobs.reserve(size)
  const row = await rows.beginAssembling(id, blob, hashes)
  try {
    await files.move(name, blobFile(blob))
  } catch (error) {
    await settleUpload(tools, row)
    throw error
  } finally {
    upload.unload()
  }
  await endUpload(
    tools,
    row,
    uploadFiles(id, parts).filter((left) => left !== name),
  )
  await blobs.arrived(blob, size)
  return { blob, size, streamed }
}

/** Bytes and rows in one step. */
async function finishSmall(
  { rows, blobs, clock }: UploadTools,
  upload: ActiveUpload,
  id: number,
  bytes: Uint8Array,
  inspect: Inspect,
): Promise<FinishedFile> {
  const { streamed } = upload.progress
  await inspect(fileOf(bytes))
  const file = { bytes, hashes: hashWindows(bytes) }
  const { blob, freed } = await rows.finishSmall(id, upload.key, file, clock())
  upload.unload()
  await blobs.removeUnused(freed)
  return { blob, size: bytes.length, streamed }
}

/** Bytes that came are not there any more: what is damaged counts as missing. */
async function missingAfterAll(
  tools: UploadTools,
  upload: ActiveUpload,
  { parts, maxParts }: FinalCall,
): Promise<never> {
  await dropDamaged(tools, upload)
  finishUpload(upload.progress, parts, maxParts)
  throw new StorageDamaged(`upload ${upload.id} was not written as it came`)
}

/** All parts of a complete upload; throws the error of the first that is missing or was damaged by a power cut. */
async function completeParts(
  tools: UploadTools,
  upload: ActiveUpload,
  { parts, maxParts }: FinalCall,
): Promise<{ id: number; layout: FileLayout; parts: PartRow[] }> {
  finishUpload(upload.progress, parts, maxParts)
  if (upload.isRestored) await dropDamaged(tools, upload)
  const layout = finishUpload(upload.progress, parts, maxParts)
  if (upload.id === undefined) throw new Error('an upload that is complete has a row')
  return { id: upload.id, layout, parts: tools.rows.parts(upload.id) }
}

async function dropDamaged({ files, rows }: UploadTools, upload: ActiveUpload): Promise<void> {
  const { id, progress } = upload
  if (id === undefined) return
  for (const part of rows.parts(id)) {
    const bytes = await readPart(files, id, part, progress.partSize)
    if (!isWhatCame(part, bytes)) await rows.dropPart(id, part)
  }
  upload.progress = restoreUpload(progress, rows.parts(id))
  upload.isRestored = false
}
