import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Lends a folder for one job. It is removed by the process that asked for the job, whatever becomes of the worker that
 * did it.
 *
 * @param parent an existing folder
 */
export async function inJobFolder<T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(parent, 'media-'))
  try {
    return await use(folder)
  } finally {
    // A program that was killed this moment may still be writing its last block.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
