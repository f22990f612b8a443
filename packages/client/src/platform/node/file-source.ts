import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { TransferError } from '../../transfer/transfer-error.ts'
import { mimeTypeOf } from '../../upload/mime-type.ts'
import type { RandomAccessSource } from '../../upload/source.ts'

/**
 * A file to upload. It must stay as it is until the upload is done: where its size or time of change differ from what
 * they were, reading throws `TransferError` rather than mixing two files into one.
 */
export async function fileSource(path: string): Promise<RandomAccessSource> {
  let handle: FileHandle | undefined = await open(path, 'r')
  const name = basename(path)
  try {
    const { size, mtimeMs, isFile } = await shapeOf(handle)
    if (!isFile) throw new TransferError(`${path} is not a file`)

    const opened = async () => {
      handle ??= await open(path, 'r')
      const now = await shapeOf(handle)
      if (now.size !== size || now.mtimeMs !== mtimeMs) {
        throw new TransferError(`${path} changed while it was being uploaded`)
      }
      return handle
    }

    return {
      kind: 'random access',
      name,
      mimeType: mimeTypeOf(name),
      size,
      read: async (offset, length) => {
        const file = await opened()
        const bytes = new Uint8Array(length)
        for (let filled = 0; filled < length; ) {
          const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
          if (bytesRead === 0) throw new TransferError(`${path} became shorter while it was being uploaded`)
          filled += bytesRead
        }
        return bytes
      },
      close: async () => {
        const closing = handle
        handle = undefined
        await closing?.close()
      },
    }
  } catch (error) {
    await handle?.close()
    throw error
  }
}

async function shapeOf(handle: FileHandle): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  const stats = await handle.stat()
  return { size: stats.size, mtimeMs: stats.mtimeMs, isFile: stats.isFile() }
}
