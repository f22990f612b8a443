import { fstatSync } from 'node:fs'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { mimeTypeOf } from '../../io/mime-type.ts'
import type { RandomAccessSource } from '../../io/source.ts'
import { SourceError } from '../../transfer/transfer-error.ts'
import { fileError } from './file-error.ts'
import { type PathBytes, placeOf, textOf } from './path-bytes.ts'

/**
 * A file to upload or to verify. It must stay as it is until that is done: where its size or time of change differ from
 * what they were, reading throws `SourceError` rather than mixing two files into one.
 *
 * @throws {TransferError} when it is not there or may not be read; {SourceError} when it is no file
 */
export async function fileSource(from: string | PathBytes): Promise<RandomAccessSource> {
  const path = textOf(from)
  const name = basename(path)
  /** One for all who read at the same time. */
  let opened: Promise<FileHandle> | undefined
  let closing: Promise<void> | undefined
  const handle = () => {
    opened ??= openFile(from).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  const beginToClose = () => {
    // What could not be opened has been told to whoever wanted to read.
    closing =
      opened?.then(
        (file) => file.close(),
        () => {},
      ) ?? closing
    // It surfaces where somebody waits for it.
    closing?.catch(() => {})
    opened = undefined
  }
  const close = async () => {
    beginToClose()
    await closing
  }
  const { size, mtimeMs, inode, isFile } = shapeOf(await handle())
  if (!isFile) {
    await close()
    throw new SourceError(`${path} is not a file`)
  }

  return {
    kind: 'random access',
    identity: { place: placeOf(from), version: `${size} ${mtimeMs} ${inode}` },
    name,
    mimeType: mimeTypeOf(name),
    size,
    read: async (offset, length, memory) => {
      const file = await handle()
      const bytes = memory.take().subarray(0, length)
      const isThere = await fill(file, bytes, offset).catch((error: unknown) => {
        throw fileError(path, error)
      })
      // After reading, not before: what was read until now is then known to be of one file.
      const now = shapeOf(file)
      if (!isThere || now.size !== size || now.mtimeMs !== mtimeMs) {
        throw new SourceError(`${path} changed while it was being read`)
      }
      // It can be closed while what was read travels.
      if (length === size) beginToClose()
      return bytes
    },
    close,
  }
}

/** Where something waits at its other end before it opens, as a pipe does, it is no file: nobody waits here. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

async function openFile(from: string | PathBytes): Promise<FileHandle> {
  try {
    return await open(typeof from === 'string' ? from : Buffer.from(from.pathBytes), reading)
  } catch (error) {
    throw fileError(textOf(from), error)
  }
}

/** Whether the file reaches so far. */
async function fill(file: FileHandle, bytes: Uint8Array, offset: number): Promise<boolean> {
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled)
    if (bytesRead === 0) return false
    filled += bytesRead
  }
  return true
}

interface Shape {
  readonly size: number
  readonly mtimeMs: number
  readonly inode: number
  readonly isFile: boolean
}

/** Asked for after every part: without waiting, since the system need not look anywhere for it. */
function shapeOf({ fd }: FileHandle): Shape {
  const stats = fstatSync(fd)
  return { size: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino, isFile: stats.isFile() }
}
