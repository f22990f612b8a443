import { readFile, stat } from 'node:fs/promises'
import type { StickerFindings } from '../media.ts'
import { FfmpegFailed } from '../video/run-ffmpeg.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import type { StickerFile } from './open-sticker.ts'
import { stickerFormatOf } from './sticker-format.ts'
import { stickerPreviews } from './sticker-previews.ts'
import { readStill } from './still/read-still.ts'
import { readTgs } from './tgs/read-tgs.ts'
import { brokenTgsRule } from './tgs/tgs-rules.ts'
import { readWebm } from './webm/read-webm.ts'
import { brokenTimeRule, secondsOf, videoOf } from './webm/webm-rules.ts'

/** Of stickers, and of custom emoji unless they are TGS. Pixels. */
const STICKER_SIDE = 512
const EMOJI_SIDE = 100
/** "up to 512 KB", "must not exceed 64 KB", "must not exceed 256 KB". */
const STILL_SIZE_MAX = 512 << 10
const TGS_SIZE_MAX = 64 << 10
const WEBM_SIZE_MAX = 256 << 10

export interface StickerToCheck extends StickerFile {
  /** Whether it is to be a custom emoji. */
  readonly emoji: boolean
}

type Facts = Omit<StickerFindings, 'previews'>

/**
 * Checks a sticker against the limits of its format (core.telegram.org/stickers), and draws its previews.
 *
 * @throws MediaRefusal STICKER_FILE_INVALID for a MIME type that is no sticker's and a static sticker of too many bytes;
 * STICKER_PNG_NOPNG, STICKER_PNG_DIMENSIONS; STICKER_TGS_NOTGS; STICKER_VIDEO_NOWEBM for what is no WebM of one track of
 * VP9, STICKER_GIF_DIMENSIONS for its sides, STICKER_VIDEO_BIG for its bytes, seconds and frames a second
 */
export async function checkSticker(file: StickerToCheck): Promise<StickerFindings> {
  const facts = await factsOf(file)
  try {
    const previews = await stickerPreviews(file)
    if (facts.format === 'tgs' && previews.length === 0) throw new MediaRefusal('STICKER_TGS_NOTGS')
    return { ...facts, previews }
  } catch (error) {
    if (error instanceof FfmpegFailed) throw new MediaRefusal('STICKER_VIDEO_NOWEBM', error.message)
    throw error
  }
}

async function factsOf({ path, mimeType, emoji }: StickerToCheck): Promise<Facts> {
  const { size } = await stat(path)
  switch (stickerFormatOf(mimeType)) {
    case 'static':
      if (size > STILL_SIZE_MAX) throw new MediaRefusal('STICKER_FILE_INVALID', `${size} bytes`)
      return { format: 'static', ...(await readStill(path, (sides) => hasStickerSides(sides, emoji))) }
    case 'tgs':
      if (size > TGS_SIZE_MAX) throw new MediaRefusal('STICKER_TGS_NOTGS', `${size} bytes`)
      return { format: 'tgs', ...checkTgs(await readFile(path)) }
    case 'webm':
      if (size > WEBM_SIZE_MAX) throw new MediaRefusal('STICKER_VIDEO_BIG', `${size} bytes`)
      return { format: 'webm', ...checkWebm(await readFile(path), emoji) }
    default:
      throw new MediaRefusal('STICKER_FILE_INVALID', mimeType)
  }
}

function checkTgs(bytes: Uint8Array) {
  const lottie = readTgs(bytes)
  if (!lottie) throw new MediaRefusal('STICKER_TGS_NOTGS')
  const broken = brokenTgsRule(lottie)
  if (broken !== undefined) throw new MediaRefusal('STICKER_TGS_NOTGS', broken)
  const { width, height, frames, framesPerSecond } = lottie
  return { width, height, duration: frames / framesPerSecond }
}

function checkWebm(bytes: Uint8Array, emoji: boolean) {
  const webm = readWebm(bytes)
  const track = webm && videoOf(webm)
  if (!track) throw new MediaRefusal('STICKER_VIDEO_NOWEBM')
  const { width, height } = track
  if (!hasStickerSides(track, emoji)) throw new MediaRefusal('STICKER_GIF_DIMENSIONS', `${width}x${height}`)
  const broken = brokenTimeRule(webm, track)
  if (broken !== undefined) throw new MediaRefusal('STICKER_VIDEO_BIG', broken)
  return { width, height, duration: secondsOf(webm, track) }
}

/** "one side must be 512 pixels in size, the other side can be 512 pixels or less"; custom emoji: 100x100. */
function hasStickerSides({ width, height }: { width: number; height: number }, emoji: boolean): boolean {
  return emoji ? width === EMOJI_SIDE && height === EMOJI_SIDE : Math.max(width, height) === STICKER_SIDE
}
