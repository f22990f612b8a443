import { mkdir, rm } from 'node:fs/promises'
import { createMedia } from './media/create-media.ts'
import type { Media } from './media/media.ts'
import { findFfmpeg } from './media/video/ffmpeg.ts'
import type { JobFailed } from './media/workers/refusal.ts'
import type { Log } from './session/log.ts'

/**
 * Media work on this machine, with its ffmpeg if there is one.
 *
 * @param folder of files that live as long as a piece of work: whatever an earlier process left there goes
 * @param options.count of media processes at once; as many as suit this machine when absent
 * @param options.hasRoom whether the disk has room for the files of a piece of work
 * @returns also what does not work without ffmpeg, in a sentence for the operator
 */
export async function openMedia(
  folder: string,
  log: Log,
  { count, hasRoom }: { readonly count?: number | undefined; readonly hasRoom: () => Promise<boolean> },
): Promise<{ media: Media; missing: string | undefined }> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { FFMPEG_PATH, PATH } = process.env
  const { path: ffmpeg, missing } = await findFfmpeg({ FFMPEG_PATH, PATH })
  const onFailure = (failure: JobFailed): void => log.warn({ reason: failure.reason }, failure.message)
  return {
    media: createMedia({ ffmpeg, tempFolder: folder, hasRoom, workers: { count, onFailure } }),
    missing,
  }
}
