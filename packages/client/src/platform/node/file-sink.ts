import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import {
  access,
  constants,
  type FileHandle,
  link,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { EarlySync } from '@longshore/protocol/node/early-sync'
import { openingSink, type Sink } from '../../io/sink.ts'
import { type DownloadRecord, unrecordedDownload } from '../../journal/journal.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import type { SinkOptions } from '../platform.ts'
import { fileError } from './file-error.ts'
import { streamSink } from './pipe-sink.ts'

/**
 * Writes to a temporary name beside `path` and takes the name when all is there: whoever sees the file sees the whole
 * file, also after a crash. A file that was there before stays until then, and for good unless it may be replaced. A
 * failed download leaves nothing behind, unless it is remembered: then its bytes wait there for the next run. A pipe or
 * a device is no file that could be replaced: bytes are written to it as they come.
 *
 * @throws {TransferError} when nothing can be written there; its methods when the disk is full or fails
 */
export async function fileSink(to: string, { memory, replace = true }: SinkOptions = {}): Promise<Sink> {
  const found = await placeFor(to)
  if (found.kind === 'stream') return await streamSink(to)
  const { path } = found
  const fresh = join(dirname(resolve(path)), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  // To make a file takes as long as to fetch a small one, and nothing depends on it yet.
  const takeName = replace ? rename : takeFreeName
  if (memory === undefined) return openingSink(partFileSink(path, unrecordedDownload(fresh), takeName))
  const target = resolve(path)
  const record = await memory.journal.openDownload({ target, file: memory.file, partFile: fresh })
  try {
    return await partFileSink(path, record.kept ? record : unrecordedDownload(fresh), takeName)
  } catch (error) {
    record.close()
    throw error
  }
}

async function partFileSink(path: string, record: DownloadRecord, takeName: TakeName): Promise<Sink> {
  const { partFile } = record
  const { file, length } = await explained(
    dirname(path),
    record.kept ? openToGoOn(partFile) : openAnew(partFile),
  )
  const early = new EarlySync(() => file.datasync())
  let position = 0
  /** Bytes from the beginning that a next run can use: also those that this one has not come to look at. */
  let useful = length
  return {
    kept: record.kept
      ? {
          length,
          read: (offset, length) => explained(path, readAt(file, offset, length)),
          goOnFrom: async (offset) => {
            await explained(path, file.truncate(offset))
            position = useful = offset
          },
        }
      : undefined,
    write: async (bytes) => {
      await explained(path, writeAll(file, bytes, position))
      position += bytes.length
      useful = position
      early.wrote(bytes.length)
      frameMemory.giveBack(bytes)
    },
    finish: async () => {
      await explained(path, early.finish())
      await explained(path, Promise.all([file.close(), takeName(partFile, path)]))
      record.forget()
    },
    discard: async () => {
      // Also where closing fails: what has been written must not stay.
      await file.close().catch(() => {})
      if (record.kept && useful > 0) return record.close()
      await rm(partFile, { force: true })
      record.forget()
    },
  }
}

interface PartFile {
  readonly file: FileHandle
  /** Bytes that are there already. */
  readonly length: number
}

async function openAnew(path: string): Promise<PartFile> {
  return { file: await open(path, 'wx+'), length: 0 }
}

/** No link is followed, and nobody waits at a pipe. */
const goingOn = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The file as an earlier run has left it, or a new one. */
async function openToGoOn(path: string): Promise<PartFile> {
  const file = await open(path, goingOn).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ELOOP') throw error
  })
  const found = await file?.stat()
  if (file !== undefined && found?.isFile()) return { file, length: found.size }
  // Somebody has put a link or a device in its place: that goes, and what it leads to is left alone.
  await file?.close()
  await rm(path, { force: true })
  return await openAnew(path)
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) throw new TransferError('what was there of the file became shorter')
    filled += bytesRead
  }
  return bytes
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}

type TakeName = (partFile: string, path: string) => Promise<void>

/** Fails where there is a file of that name. */
async function takeFreeName(partFile: string, path: string): Promise<void> {
  try {
    // Unlike renaming, this never replaces anything.
    await link(partFile, path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error
    // Some disks know only one name for each file: an empty one holds the place.
    const held = await open(path, 'wx')
    await held.close()
    return await rename(partFile, path)
  }
  await rm(partFile)
}

type FoundPlace = { kind: 'file'; path: string } | { kind: 'stream' }

/**
 * Found out before the first byte travels rather than at the end, by the renaming. Only a regular file is replaced: a
 * link to one stays, and leads to the new one.
 */
async function placeFor(to: string): Promise<FoundPlace> {
  const named = await lookAt(lstat(to))
  const isLink = named?.isSymbolicLink() ?? false
  const here = isLink ? await lookAt(stat(to)) : named
  if (here?.isDirectory()) throw new TransferError(`${to}: this is a folder`)
  if (here?.isFIFO() || here?.isCharacterDevice()) return { kind: 'stream' }
  if (here !== undefined && !here.isFile())
    throw new TransferError(`${to}: this is a ${here.isSocket() ? 'socket' : 'disk'}, not a file`)
  if (isLink && here === undefined) throw new TransferError(`${to}: this is a link that leads nowhere`)
  const path = isLink ? await realpath(to) : to
  const folder = dirname(path)
  await explained(folder, access(`${folder}/.`, constants.W_OK))
  return { kind: 'file', path }
}

/** What is at a place; undefined where nothing can be seen there. */
async function lookAt(looking: Promise<Stats>): Promise<Stats | undefined> {
  return await looking.catch(() => undefined)
}

async function explained<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof TransferError ? error : fileError(path, error)
  }
}
