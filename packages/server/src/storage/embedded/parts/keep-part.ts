import { crc32 } from 'node:zlib'
import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import { acceptPart, hasPart, restoreUpload, startUpload } from '@longshore/protocol/files/upload-progress'
import type { UploadedPart } from '../../ports/part-store.ts'
import { sideFile } from '../file-names.ts'
import type { PartRow } from '../sqlite/upload-rows.ts'
import { hashWindows } from '../window-hashes.ts'
import type { ActiveUpload } from './active-uploads.ts'
import { loadUpload, type UploadTools } from './load-upload.ts'
import { placeOf, readPart } from './part-place.ts'

/** Keeps a part if the rules allow it beside the others: bytes first, then the row that promises them. */
export async function keepPart(tools: UploadTools, upload: ActiveUpload, part: UploadedPart): Promise<void> {
  await loadUpload(tools, upload)
  const { index, bytes, totalParts } = part
  // Before anything is decided: what is decided must be done in the same turn.
  if (isSmall(tools, part)) await tools.room?.admit(bytes.length)
  const isThere = hasPart(upload.progress, index)
  upload.progress = acceptPart(upload.progress, {
    index,
    size: bytes.length,
    big: upload.key.big,
    totalParts,
  })
  upload.writing.set(index, bytes.length)
  try {
    if (!upload.hasBegun && isSmall(tools, part)) await beginSmall(tools, upload, part)
    else await keep(tools, upload, part, isThere)
    upload.writing.delete(index)
  } catch (error) {
    upload.writing.delete(index)
    takeBack(tools, upload)
    throw error
  }
}

/** @param isThere such a part came before */
async function keep(
  tools: UploadTools,
  upload: ActiveUpload,
  part: UploadedPart,
  isThere: boolean,
): Promise<void> {
  const { rows, clock } = tools
  const { index, bytes } = part
  const id = await upload.begin(() => rows.begin(upload.key, clock()))
  const former = isThere ? rows.part(id, index) : undefined
  const repeated = former && (await isSame(tools, upload, id, former, bytes)) ? former : undefined
  if (repeated) await keepAgain(tools, upload, id, repeated)
  if (repeated || bytes.length === 0) await rows.keepKnown(id, upload.progress, clock())
  else await write(tools, upload, id, part, former)
}

/** Whether a part is perhaps all of a small file: then it waits in its row for the others, or for the end. */
function isSmall({ small }: UploadTools, { index, bytes }: UploadedPart): boolean {
  return small !== undefined && index === 0 && bytes.length > 0 && bytes.length <= small
}

async function beginSmall(
  { rows, clock }: UploadTools,
  upload: ActiveUpload,
  { index, bytes }: UploadedPart,
): Promise<void> {
  const row = { index, size: bytes.length, side: 0, hashes: hashWindows(bytes), bytes }
  await upload.begin(() => rows.beginWith(upload.key, row, upload.progress, clock()))
}

/**
 * Writes a part to its final place. While nobody knows that place, it waits in a side file; so does a part that came
 * before with other bytes: writing over them could, if the process died halfway, spoil what was promised.
 */
async function write(
  { files, rows, clock }: UploadTools,
  upload: ActiveUpload,
  id: number,
  { index, bytes }: UploadedPart,
  former: PartRow | undefined,
): Promise<void> {
  const { partSize } = upload.progress
  const hasPlace = !former && (index === 0 || partSize !== undefined)
  const row = {
    index,
    size: bytes.length,
    side: hasPlace ? 0 : ++upload.sides,
    ...(hasWindows(bytes.length, partSize) ? { hashes: hashWindows(bytes) } : { crc: crc32(bytes) }),
  }
  const { name, position } = placeOf(id, row, partSize)
  try {
    await files.write(name, bytes, position)
    // At the same time: it is the answer that waits for both.
    await Promise.all([files.keep(name), rows.keepPart(id, row, upload.progress, clock())])
  } catch (error) {
    if (row.side > 0) await files.remove(name)
    throw error
  }
  if (former && former.side > 0) await files.remove(sideFile(id, former))
}

/** Whether a part begins, for all that is known, where a window does; smaller parts share windows with others. */
function hasWindows(size: number, partSize: number | undefined): boolean {
  return size >= HASH_WINDOW || (partSize !== undefined && partSize % HASH_WINDOW === 0)
}

async function isSame(
  { files }: UploadTools,
  { progress }: ActiveUpload,
  id: number,
  part: PartRow,
  bytes: Uint8Array,
): Promise<boolean> {
  if (part.size !== bytes.length) return false
  return Buffer.compare(await readPart(files, id, part, progress.partSize), bytes) === 0
}

/** The life that wrote a part may have ended before the disk had it. */
async function keepAgain(
  { files }: UploadTools,
  { progress }: ActiveUpload,
  id: number,
  part: PartRow,
): Promise<void> {
  if (!part.bytes) await files.keep(placeOf(id, part, progress.partSize).name)
}

/** Forgets what a part showed that could not be kept. */
function takeBack({ rows }: UploadTools, upload: ActiveUpload): void {
  const kept = upload.id === undefined ? [] : rows.parts(upload.id)
  const others = new Map([...kept.map(({ index, size }) => [index, size] as const), ...upload.writing])
  const known = others.size > 0 ? upload.progress : startUpload(upload.key.big)
  upload.progress = restoreUpload(
    known,
    Array.from(others, ([index, size]) => ({ index, size })),
  )
}
