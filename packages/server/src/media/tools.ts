import type { MediaWorkers } from './workers/pool.ts'

/** What the parts of Media work with, in the process that serves. */
export interface MediaTools {
  readonly workers: MediaWorkers
  /** Path of an ffmpeg; absent where there is none. */
  readonly ffmpeg: string | undefined
  /** A folder for files that live as long as a job. */
  readonly tempFolder: string
}
