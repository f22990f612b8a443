import { readFile, stat } from 'node:fs/promises'
import type { Ffmpeg } from '../video/run-ffmpeg.ts'
import type { Drawing } from './frame.ts'
import { type StickerFormat, stickerFormatOf } from './sticker-format.ts'
import { openStill } from './still/draw-still.ts'
import { openTgs } from './tgs/draw-tgs.ts'
import { readTgs } from './tgs/read-tgs.ts'
import { openWebm } from './webm/draw-webm.ts'
import { readWebm } from './webm/read-webm.ts'

/** The input of the jobs about stickers. */
export interface StickerFile {
  readonly path: string
  readonly mimeType: string
  /** Without it video stickers cannot be drawn. */
  readonly ffmpeg?: Ffmpeg | undefined
}

/** What is larger is no sticker and is not drawn. Bytes. */
const SIZE_MAX = 2 << 20

/**
 * Opens a sticker for drawing, by its MIME type.
 *
 * @returns undefined for what cannot be drawn here
 * @throws MediaRefusal for a picture whose header cannot be read
 */
export async function openSticker({ path, mimeType, ffmpeg }: StickerFile): Promise<Drawing | undefined> {
  const format = stickerFormatOf(mimeType)
  if (!format || (await stat(path)).size > SIZE_MAX) return undefined
  return open(format, path, ffmpeg)
}

async function open(
  format: StickerFormat,
  path: string,
  ffmpeg: Ffmpeg | undefined,
): Promise<Drawing | undefined> {
  if (format === 'static') return openStill(path)
  const bytes = await readFile(path)
  if (format === 'tgs') {
    const lottie = readTgs(bytes)
    return lottie && openTgs(lottie)
  }
  const webm = readWebm(bytes)
  return webm && ffmpeg && openWebm(path, webm, ffmpeg)
}
