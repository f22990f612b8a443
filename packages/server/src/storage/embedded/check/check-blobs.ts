import { createHash } from 'node:crypto'
import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import type { ByteFiles } from '../../ports/byte-files.ts'
import { blobFile } from '../file-names.ts'
import { readOrNothing } from '../parts/part-place.ts'
import type { BlobRow, CheckRows } from '../sqlite/check-rows.ts'
import { HASH_LENGTH, hashWindows } from '../window-hashes.ts'
import { type CheckReport, fromBackup, tellUs, wholeFolder } from './report.ts'

/** 1 MiB: whole windows. */
const READ_AT_ONCE = 8 * HASH_WINDOW

/** Compares the counters of blobs with what refers to them. To be called while nothing changes. */
export function checkCounters(rows: CheckRows, report: CheckReport): void {
  const references = rows.references()
  for (const blob of rows.blobs()) {
    const held = references.get(blob.id) ?? 0
    if (blob.refs === 0 && held === 0)
      report.leftover(`${blobFile(blob.id)} (${bytesOf(blob.size)}), which nothing refers to`)
    else checkReferences(blob, held, rows, report)
  }
}

/** Compares every blob with its file and its hashes. */
export async function checkBlobs(rows: CheckRows, files: ByteFiles, report: CheckReport): Promise<void> {
  for (const blob of rows.blobs()) {
    if (blob.state !== 'ready') continue
    if (blob.refs > 0) await checkContent(blob, rows, files, report)
    else report.progress(blob.size)
  }
}

function checkReferences(blob: BlobRow, held: number, rows: CheckRows, report: CheckReport): void {
  const { id, state, refs, size } = blob
  if (refs > held)
    report.finding({
      kind: 'never freed',
      what: `${blobFile(id)} (${bytesOf(size)}) counts ${refs} that refer to it, and there are ${held}: it would never be freed`,
      remedy: tellUs,
    })
  if (refs < held)
    report.finding({
      kind: 'freed too early',
      what: `${blobFile(id)} (${bytesOf(size)}) counts ${refs} that refer to it, and there are ${held}: it would be freed too early`,
      remedy: tellUs,
    })
  if (state === 'ready') return
  if (rows.isAssembling(id)) report.leftover(`an upload that was becoming ${blobFile(id)}`)
  else
    report.finding({
      kind: 'rows disagree',
      what: `${blobFile(id)} is referred to, and was never put in place${shownBy(id, rows)}`,
      remedy: tellUs,
    })
}

type Read = (offset: number, length: number) => Promise<Uint8Array>

async function checkContent(
  { id, size, sha256 }: BlobRow,
  rows: CheckRows,
  files: ByteFiles,
  report: CheckReport,
): Promise<void> {
  const name = blobFile(id)
  const small = rows.small(id)
  const length = small?.length ?? (await files.size(name))
  if (length === undefined && !rows.isWanted(id)) return report.progress(size)
  if (length === undefined) {
    report.finding({
      kind: 'bytes missing',
      what: `${name} is missing${shownBy(id, rows)}`,
      remedy: fromBackup,
    })
    report.progress(size)
    return
  }
  if (length !== size) {
    report.finding({
      kind: 'wrong length',
      what: `${name} has ${bytesOf(length)}, and must have ${bytesOf(size)}${shownBy(id, rows)}`,
      remedy: fromBackup,
    })
  }
  const hashes = rows.hashes(id)
  if (!hashes && size > 0) report.unverified(size)
  const expected = Math.ceil(size / HASH_WINDOW) * HASH_LENGTH
  if (hashes && hashes.length !== expected && rows.isWanted(id))
    report.finding({
      kind: 'row missing',
      what: `${name} has ${hashes.length / HASH_LENGTH} hashes, and must have ${expected / HASH_LENGTH}`,
      remedy: wholeFolder,
    })
  const read: Read = async (offset, length) =>
    small?.subarray(offset, offset + length) ?? (await readOrNothing(files, name, offset, length))
  const damaged = await damagedWindows(read, size, hashes, sha256, report)
  // What is cut off is damaged at the end; one line is enough.
  if (damaged.length > 0 && length >= size && rows.isWanted(id))
    report.finding({
      kind: 'bytes damaged',
      what: `${name} is not what was stored, ${placesOf(damaged)}${shownBy(id, rows)}`,
      remedy: fromBackup,
    })
}

/** Offsets of windows that are not what they were, `whole` where only the hash of the whole file tells. */
async function damagedWindows(
  read: Read,
  size: number,
  hashes: Uint8Array | undefined,
  sha256: Uint8Array | undefined,
  report: CheckReport,
): Promise<(number | 'whole')[]> {
  const damaged: (number | 'whole')[] = []
  const whole = sha256 && createHash('sha256')
  for (let offset = 0; offset < size; offset += READ_AT_ONCE) {
    const bytes = await read(offset, Math.min(READ_AT_ONCE, size - offset))
    whole?.update(bytes)
    if (hashes) damaged.push(...differing(hashWindows(bytes), hashes, offset))
    report.progress(Math.min(READ_AT_ONCE, size - offset))
  }
  const isWhole = !whole || Buffer.compare(whole.digest(), sha256) === 0
  return damaged.length === 0 && !isWhole ? ['whole'] : damaged
}

/** Offsets of the windows whose hash is another than the one that is kept. */
function differing(hashes: Uint8Array, kept: Uint8Array, offset: number): number[] {
  const first = (offset / HASH_WINDOW) * HASH_LENGTH
  const expected = kept.subarray(first, first + (READ_AT_ONCE / HASH_WINDOW) * HASH_LENGTH)
  return Array.from({ length: expected.length / HASH_LENGTH }, (_, index) => index).flatMap((index) => {
    const [one, other] = [hashes, expected].map((all) =>
      all.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
    )
    return one && other && Buffer.compare(one, other) === 0 ? [] : [offset + index * HASH_WINDOW]
  })
}

function placesOf(damaged: readonly (number | 'whole')[]): string {
  const [first] = damaged
  if (first === 'whole') return 'although each piece is'
  const more = damaged.length > 1 ? ` and in ${damaged.length - 1} more places` : ''
  return `in the 128 KiB from byte ${first} on${more}`
}

/** What nobody can download now. */
function shownBy(blob: bigint, rows: CheckRows): string {
  const shown = rows.filesWith(blob)
  return shown.length === 0 ? '' : `: ${shown.join(', ')}`
}

function bytesOf(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`
}
