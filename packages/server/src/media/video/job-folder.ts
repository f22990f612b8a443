import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { JobFailed } from '../workers/refusal.ts'

export interface JobPlace {
  /** An existing folder. */
  readonly folder: string
  /** Whether the disk has room for the files of a job; it always has when absent. */
  readonly hasRoom?: (() => Promise<boolean>) | undefined
}

/**
 * Lends a folder for one job. It is removed by the process that asked for the job, whatever becomes of the worker that
 * did it.
 *
 * @throws {JobFailed} the disk has no room for it
 */
export async function inJobFolder<T>(
  { folder: parent, hasRoom }: JobPlace,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  if (hasRoom && !(await hasRoom())) throw new JobFailed('a job with files', 'disk')
  const folder = await mkdtemp(join(parent, 'media-'))
  try {
    return await use(folder)
  } finally {
    // A program that was killed this moment may still be writing its last block.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
