import type { MediaFile } from './media.ts'
import type { JobPlace } from './video/job-folder.ts'
import type { JobRunner, MediaWorkers } from './workers/pool.ts'

/** What the parts of Media work with, in the process that serves. */
export interface MediaTools {
  readonly workers: JobRunner
  /** Path of an ffmpeg; absent where there is none. */
  readonly ffmpeg: string | undefined
  /** Where files lie that live as long as a job. */
  readonly jobs: JobPlace
  /** The same tools, whose jobs take their turn among those of other users. */
  for(file: Pick<MediaFile, 'user'>): MediaTools
}

export function mediaTools(
  workers: MediaWorkers,
  { ffmpeg, jobs }: Pick<MediaTools, 'ffmpeg' | 'jobs'>,
): MediaTools {
  const toolsOf = (runner: JobRunner): MediaTools => ({
    workers: runner,
    ffmpeg,
    jobs,
    for: ({ user }) => toolsOf(workers.for(user)),
  })
  return toolsOf(workers)
}
