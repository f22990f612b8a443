import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import type { Media, MediaFile } from '../media.ts'
import type { MediaTools } from '../tools.ts'
import { inJobFolder } from '../video/job-folder.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'
import type { StickerFile } from './open-sticker.ts'
import { stickerFormatOf } from './sticker-format.ts'

/** The part of Media that checks stickers. */
export function stickersOf(tools: MediaTools): Pick<Media, 'sticker' | 'stickerSetThumb'> {
  const { workers } = tools
  return {
    sticker: (file, { mimeType, emoji }) =>
      withSticker(tools, file, mimeType, 'STICKER_FILE_INVALID', (sticker) =>
        workers.run('checkSticker', { ...sticker, emoji }),
      ),
    stickerSetThumb: (file, mimeType) =>
      withSticker(tools, file, mimeType, 'STICKER_THUMB_PNG_NOPNG', (sticker) =>
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
  { ffmpeg, tempFolder }: MediaTools,
  file: MediaFile,
  mimeType: string,
  failed: KnownError,
  run: (sticker: StickerFile) => Promise<T>,
): Promise<T> {
  try {
    return await file.lend((path) => {
      if (ffmpeg === undefined || stickerFormatOf(mimeType) !== 'webm') return run({ path, mimeType })
      return inJobFolder(tempFolder, (folder) => run({ path, mimeType, ffmpeg: { path: ffmpeg, folder } }))
    })
  } catch (error) {
    throw rpcErrorOf(error, failed)
  }
}
