import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sink } from '../../download/sink.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { fileError } from './file-error.ts'

/**
 * Writes to a temporary name beside `path` and takes the name when all is there: whoever sees the file sees the whole
 * file, also after a crash. A file that was there before stays until then; a failed download leaves nothing behind.
 *
 * @throws {TransferError} when nothing can be written there; its methods when the disk is full or fails
 */
export async function fileSink(path: string): Promise<Sink> {
  if (await isFolder(path)) throw new TransferError(`${path}: this is a folder`)
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  const file = await explained(dirname(path), open(temporary, 'wx'))
  let position = 0
  return {
    write: async (bytes) => {
      await explained(path, writeAll(file, bytes, position))
      position += bytes.length
    },
    finish: async () => {
      await explained(path, file.sync())
      await explained(path, file.close())
      await explained(path, rename(temporary, path))
    },
    discard: async () => {
      // Also where closing fails: what has been written must not stay.
      await file.close().catch(() => {})
      await rm(temporary, { force: true })
    },
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}

/** Found out before the first byte travels rather than at the end, by the renaming. */
async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function explained<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw fileError(path, error)
  }
}
