import { documentsOf } from './documents/documents.ts'
import { photosOf } from './images/photos.ts'
import { markupsOf } from './markup/markups.ts'
import type { Media } from './media.ts'
import { stickersOf } from './stickers/stickers.ts'
import { mediaTools } from './tools.ts'
import { profileVideosOf } from './video/profile-videos.ts'
import { MediaWorkers, type WorkersOptions } from './workers/pool.ts'

export interface MediaOptions {
  /** Path of an ffmpeg (see `findFfmpeg`); without one videos have no previews and GIFs stay GIFs. */
  readonly ffmpeg?: string | undefined
  /** An existing folder for files that live as long as a job. */
  readonly tempFolder: string
  /** Whether the disk has room for such files; it always has when absent. */
  readonly hasRoom?: (() => Promise<boolean>) | undefined
  readonly workers?: WorkersOptions | undefined
}

/** Puts the rooms of media work together. Processes begin with the first job, not here. */
export function createMedia({ ffmpeg, tempFolder, hasRoom, workers: options }: MediaOptions): Media {
  const workers = new MediaWorkers(options)
  const tools = mediaTools(workers, { ffmpeg, jobs: { folder: tempFolder, hasRoom } })
  return {
    video: ffmpeg !== undefined,
    ...photosOf(tools),
    ...documentsOf(tools),
    ...profileVideosOf(tools),
    ...stickersOf(tools),
    ...markupsOf(tools),
    close: () => workers.close(),
  }
}
