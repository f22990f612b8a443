import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sink } from '../../download/sink.ts'

/**
 * Writes to a temporary name beside `path` and takes the name when all is there: whoever sees the file sees the whole
 * file, also after a crash. A file that was there before stays until then; a failed download leaves nothing behind.
 */
export async function fileSink(path: string): Promise<Sink> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  const file = await open(temporary, 'wx')
  let position = 0
  return {
    write: async (bytes) => {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position)
        written += bytesWritten
        position += bytesWritten
      }
    },
    finish: async () => {
      await file.sync()
      await file.close()
      await rename(temporary, path)
    },
    discard: async () => {
      await file.close()
      await rm(temporary, { force: true })
    },
  }
}
