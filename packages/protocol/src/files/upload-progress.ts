import { RpcError } from '../errors/rpc-error.ts'
import { checkParts, isPartSize, PARTS_UNKNOWN, type Part } from './part-rules.ts'

/**
 * What the parts of one upload have shown so far. Parts come in any order, in parallel and repeatedly, so that only
 * later parts tell whether an earlier one was the last, which may be shorter.
 */
export interface UploadProgress {
  /** upload.saveBigFilePart. */
  readonly big: boolean
  /** One bit a part. */
  readonly received: Uint8Array
  /** How many different parts came. */
  readonly count: number
  /** The highest part with bytes; -1 when none came. */
  readonly highest: number
  readonly highestSize: number
  /** Size of part 0. */
  readonly firstSize: number | undefined
  /** Part 0 of a small file came after others: it may then be shorter than they are (see `checkFirst`). */
  readonly firstCameLate: boolean
  /** The size of every part but the last, once a part has shown it. */
  readonly partSize: number | undefined
  /** The number of parts, once the client or the empty part of a stream has told it. */
  readonly totalParts: number | undefined
  /** Some part came with `file_total_parts = -1`. */
  readonly streamed: boolean
  /** The empty part that closes a stream came. */
  readonly ended: boolean
}

export function startUpload(big: boolean): UploadProgress {
  return {
    big,
    received: new Uint8Array(),
    count: 0,
    highest: -1,
    highestSize: 0,
    firstSize: undefined,
    firstCameLate: false,
    partSize: undefined,
    totalParts: undefined,
    streamed: false,
    ended: false,
  }
}

/**
 * What was known of an upload whose parts lie in a store: `known` without its parts, and the parts that are there.
 */
export function restoreUpload(
  known: UploadProgress,
  parts: readonly Pick<Part, 'index' | 'size'>[],
): UploadProgress {
  const highest = parts.reduce((top, { index }) => Math.max(top, index), -1)
  const received = new Uint8Array((highest >> 3) + 1)
  for (const { index } of parts) setBit(received, index)
  return {
    ...known,
    received,
    count: parts.length,
    highest,
    highestSize: parts.find(({ index }) => index === highest)?.size ?? 0,
    firstSize: parts.find(({ index }) => index === 0)?.size,
  }
}

/**
 * What is known after one more part, which has passed `checkPart`. A part that came before may come again; whether its
 * bytes are the same is not asked here.
 *
 * @throws {RpcError} FILE_PART_SIZE_CHANGED, FILE_PART_SIZE_INVALID, FILE_PART_EMPTY, FILE_PART_INVALID,
 * FILE_PARTS_INVALID (api/files, "Uploading files"); `progress` is then still what is known
 */
export function acceptPart(progress: UploadProgress, part: Part): UploadProgress {
  return part.size === 0 ? withEnd(progress, part) : withBytes(withTotal(progress, part), part)
}

export function hasPart(progress: UploadProgress, index: number): boolean {
  return ((progress.received[index >> 3] ?? 0) & (1 << (index & 7))) !== 0
}

/** The lowest part that is not there. */
export function lowestMissing(progress: UploadProgress): number {
  let index = 0
  while (hasPart(progress, index)) index++
  return index
}

/**
 * Where every part of a complete upload lies in its file. All parts have `partSize` bytes but the first, which has
 * `firstSize`, and the last, which has `lastSize`.
 */
export interface FileLayout {
  readonly parts: number
  readonly partSize: number
  readonly firstSize: number
  readonly lastSize: number
}

/**
 * Whether all parts are there: the check of the final method (messages.sendMedia, ...).
 *
 * @param parts as inputFile and inputFileBig give it; -1 is tolerated for a big file, and so is counting the empty part
 * that closed a stream
 * @throws {RpcError} FILE_PARTS_INVALID; FILE_PART_X_MISSING with the lowest X
 */
export function finishUpload(progress: UploadProgress, parts: number, maxParts: number): FileLayout {
  const whole = wholeNumber(progress, parts)
  checkParts(whole, maxParts)
  if (whole <= progress.highest || whole !== (progress.totalParts ?? whole))
    throw new RpcError('FILE_PARTS_INVALID')
  const missing = lowestMissing(progress)
  if (missing < whole) throw new RpcError('FILE_PART_X_MISSING', { x: missing })
  const firstSize = progress.firstSize ?? 0
  return { parts: whole, partSize: progress.partSize ?? firstSize, firstSize, lastSize: progress.highestSize }
}

/** The offset of a part, in bytes. */
export function partOffset({ firstSize, partSize }: FileLayout, index: number): number {
  return index === 0 ? 0 : firstSize + (index - 1) * partSize
}

/** The size of a part, in bytes. */
export function partLength({ parts, firstSize, partSize, lastSize }: FileLayout, index: number): number {
  if (index === parts - 1) return lastSize
  return index === 0 ? firstSize : partSize
}

/** The size of the whole file, in bytes. */
export function fileSize(layout: FileLayout): number {
  return partOffset(layout, layout.parts - 1) + layout.lastSize
}

/** "Invalid number of parts": also one that a part contradicts, or another number told before. */
function withTotal(progress: UploadProgress, { totalParts }: Part): UploadProgress {
  if (totalParts === undefined) return progress
  if (totalParts === PARTS_UNKNOWN) return { ...progress, streamed: true }
  const known = progress.totalParts ?? totalParts
  const countsTheEmptyPart = progress.ended && totalParts === known + 1
  if (totalParts <= progress.highest || (totalParts !== known && !countsTheEmptyPart)) {
    throw new RpcError('FILE_PARTS_INVALID')
  }
  return { ...progress, totalParts: known }
}

/**
 * "If the stream ends exactly on a part boundary" a client sends one empty last part. Its number is the number of parts
 * with bytes; clients that count it say one more.
 */
function withEnd(progress: UploadProgress, { index, totalParts }: Part): UploadProgress {
  const streamed = progress.streamed || totalParts === PARTS_UNKNOWN
  if (!streamed || index <= progress.highest) throw new RpcError('FILE_PART_EMPTY')
  const known = progress.totalParts ?? index
  if (known !== index && (progress.ended || known !== index + 1)) throw new RpcError('FILE_PART_INVALID')
  return { ...progress, streamed, totalParts: index, ended: true }
}

function withBytes(progress: UploadProgress, part: Part): UploadProgress {
  const { index, size } = part
  if (index >= (progress.totalParts ?? Number.POSITIVE_INFINITY)) throw new RpcError('FILE_PART_INVALID')
  const isNew = !hasPart(progress, index)
  const seen: UploadProgress = {
    ...progress,
    received: withBit(progress.received, index),
    count: progress.count + (isNew ? 1 : 0),
    highest: Math.max(progress.highest, index),
    highestSize: index >= progress.highest ? size : progress.highestSize,
    firstSize: index === 0 ? size : progress.firstSize,
    firstCameLate: progress.firstCameLate || (isNew && index === 0 && progress.count > 0 && !progress.big),
  }
  const before = { index: progress.highest, size: progress.highestSize }
  const partSize = agreedSize(seen, before.index < 0 || before.index === index ? [part] : [before, part])
  checkLast(seen, partSize)
  checkFirst(seen, partSize)
  return { ...seen, partSize }
}

/** "All parts must have the same size (part_size)": all of which it is certain that they are not the last. */
function agreedSize(
  seen: UploadProgress,
  parts: readonly Pick<Part, 'index' | 'size'>[],
): number | undefined {
  let agreed = seen.partSize
  for (const { index, size } of parts) {
    if (!isBeforeTheLast(seen, index)) continue
    if (!isPartSize(size)) throw new RpcError('FILE_PART_SIZE_INVALID')
    if (index === 0 && seen.firstCameLate) continue
    if (size !== (agreed ?? size)) throw new RpcError('FILE_PART_SIZE_CHANGED')
    agreed = size
  }
  return agreed
}

/** "The last part does not have to satisfy these conditions, provided its size is less than part_size." */
function checkLast({ highestSize }: UploadProgress, partSize: number | undefined): void {
  if (partSize !== undefined && highestSize > partSize) throw new RpcError('FILE_PART_SIZE_CHANGED')
}

/**
 * Telegram for Android sends the beginning of a video it is still encoding last, and as a part of 1024 bytes when the
 * file is small: such a part 0 may be shorter than the others, never longer.
 */
function checkFirst(seen: UploadProgress, partSize: number | undefined): void {
  if (!seen.firstCameLate || partSize === undefined || seen.firstSize === undefined) return
  if (seen.firstSize > partSize) throw new RpcError('FILE_PART_SIZE_CHANGED')
}

function isBeforeTheLast({ highest, totalParts }: UploadProgress, index: number): boolean {
  return index < highest || index < (totalParts ?? 0) - 1
}

/** The number of parts with bytes that a final call means. */
function wholeNumber({ big, totalParts, highest, count, ended }: UploadProgress, parts: number): number {
  if (parts === PARTS_UNKNOWN && big) return totalParts ?? (count === 0 ? 1 : highest + 1)
  return ended && parts === Number(totalParts) + 1 ? parts - 1 : parts
}

function withBit(bits: Uint8Array, index: number): Uint8Array {
  const result = new Uint8Array(Math.max(bits.length, (index >> 3) + 1))
  result.set(bits)
  setBit(result, index)
  return result
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
}
