import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import type { Media, MediaFile } from '../media.ts'
import type { MediaTools } from '../tools.ts'
import { inJobFolder } from '../video/job-folder.ts'
import type { JobRunner } from '../workers/pool.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'
import type { StickerFile } from './open-sticker.ts'
import { stickerFormatOf } from './sticker-format.ts'

/** The part of Media that checks stickers. */
export function stickersOf(tools: MediaTools): Pick<Media, 'sticker' | 'stickerSetThumb'> {
  return {
    sticker: (file, { mimeType, emoji }) =>
      withSticker(tools, file, mimeType, 'STICKER_FILE_INVALID', (sticker, workers) =>
        workers.run('checkSticker', { ...sticker, emoji }),
      ),
    stickerSetThumb: (file, mimeType) =>
      withSticker(tools, file, mimeType, 'STICKER_THUMB_PNG_NOPNG', (sticker, workers) =>
        workers.run('stickerSetThumb', sticker),
      ),
  }
}

/**
 * Has something done with a sticker; with a folder for ffmpeg where there is one, and the sticker is a video.
 *
 * @param failed what it is called when a worker could not do it at all
 */
async function withSticker<T>(
  tools: MediaTools,
  file: MediaFile,
  mimeType: string,
  failed: KnownError,
  run: (sticker: StickerFile, workers: JobRunner) => Promise<T>,
): Promise<T> {
  const { ffmpeg, jobs, workers } = tools.for(file)
  try {
    return await file.lend((path) => {
      if (ffmpeg === undefined || stickerFormatOf(mimeType) !== 'webm')
        return run({ path, mimeType }, workers)
      return inJobFolder(jobs, (folder) => run({ path, mimeType, ffmpeg: { path: ffmpeg, folder } }, workers))
    })
  } catch (error) {
    throw rpcErrorOf(error, failed)
  }
}
