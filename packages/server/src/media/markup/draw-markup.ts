import { cropSizesWithStripped } from '../images/sizes.ts'
import type { MadePictures, MadeVideo, Markup } from '../media.ts'
import type { Drawing } from '../stickers/frame.ts'
import { openSticker, type StickerFile } from '../stickers/open-sticker.ts'
import { stickerFormatOf } from '../stickers/sticker-format.ts'
import { type Ffmpeg, FfmpegFailed } from '../video/run-ffmpeg.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { type Canvas, drawBackground } from './background.ts'
import { encodeFrames } from './encode-frames.ts'
import { placeSticker } from './place-sticker.ts'

/** What clients are told to make animated profile pictures of. Pixels. */
export const CANVAS_SIDE = 800
/** "in such a way that it occupies at most 67% of it" (api/files, "Sticker profile pictures"). */
export const STICKER_SIDE = Math.floor(CANVAS_SIDE * 0.67)
const FRAMES_PER_SECOND = 30
/** Three seconds, which no sticker exceeds. */
const FRAMES_MAX = 3 * FRAMES_PER_SECOND

export interface MarkupInput extends StickerFile, Pick<Markup, 'backgroundColors' | 'startTs'> {}

/**
 * Draws a profile picture of a sticker: sizes `a b c d` and `i` of its frame at `startTs`; and of one that moves, where
 * there is an ffmpeg, a round of it as MPEG4 `u`.
 *
 * @throws MediaRefusal STICKER_MIME_INVALID; IMAGE_PROCESS_FAILED for colours that are none and a sticker that cannot be
 * drawn
 */
export async function drawMarkup(input: MarkupInput): Promise<MadePictures> {
  if (!stickerFormatOf(input.mimeType)) throw new MediaRefusal('STICKER_MIME_INVALID', input.mimeType)
  const background = backgroundOf(input.backgroundColors)
  const sticker = await openSticker(input)
  if (!sticker) throw new MediaRefusal('IMAGE_PROCESS_FAILED', 'a sticker that cannot be drawn')
  try {
    const startTs = momentOf(sticker, input.startTs)
    const still = placeSticker(background, await sticker.frameAt(startTs, STICKER_SIDE))
    const previews = await cropSizesWithStripped(pictureOf(still))
    const video = input.ffmpeg && sticker.seconds > 0 && (await videoOf(sticker, background, input.ffmpeg))
    return { previews, videos: video ? [{ ...video, startTs }] : [] }
  } finally {
    sticker.close()
  }
}

/** A time within the sticker's round; its beginning where the time makes no sense. Seconds. */
function momentOf({ seconds }: Drawing, startTs: number): number {
  return Number.isFinite(startTs) ? Math.min(Math.max(0, startTs), seconds) : 0
}

/** Pixels as the makers of sizes take them. */
export function pictureOf({ side, data }: Canvas) {
  return { data, width: side, height: side, channels: 3 } as const
}

function backgroundOf(colours: readonly number[]): Canvas {
  try {
    return drawBackground(colours, CANVAS_SIDE)
  } catch (error) {
    throw new MediaRefusal('IMAGE_PROCESS_FAILED', error instanceof Error ? error.message : undefined)
  }
}

/** @returns undefined where it cannot be made: the still picture does without */
async function videoOf(sticker: Drawing, background: Canvas, ffmpeg: Ffmpeg): Promise<MadeVideo | undefined> {
  try {
    const frames = placed(sticker, background)
    const bytes = await encodeFrames(ffmpeg, frames, {
      side: CANVAS_SIDE,
      framesPerSecond: FRAMES_PER_SECOND,
    })
    return { type: 'u', width: CANVAS_SIDE, height: CANVAS_SIDE, bytes }
  } catch (error) {
    if (error instanceof FfmpegFailed) return undefined
    throw error
  }
}

async function* placed(sticker: Drawing, background: Canvas): AsyncGenerator<Canvas> {
  let left = FRAMES_MAX
  for await (const frame of sticker.frames(FRAMES_PER_SECOND, STICKER_SIDE)) {
    if (left-- === 0) return
    yield placeSticker(background, frame)
  }
}
