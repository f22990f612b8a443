import { join } from 'node:path'
import type { MadePictures } from '../media.ts'
import type { GifFacts } from './gif-facts.ts'
import { evenBox, MAX_SIDE, mayLayOnWhite } from './limits.ts'
import { encodeMpeg4 } from './mpeg4.ts'
import { NO_PREVIEWS, previewsOf } from './previews.ts'
import { type Ffmpeg, FfmpegFailed } from './run-ffmpeg.ts'
import { gifSource, type ShownSource } from './video-source.ts'

export interface GifInput {
  readonly path: string
  readonly ffmpeg: Ffmpeg
  readonly facts: GifFacts
  /** Whether a video is wanted in its place. */
  readonly convert: boolean
}

export interface GifDocument extends MadePictures {
  readonly converted?: ConvertedGif | undefined
}

/** The MPEG4 that takes the place of a GIF. */
export interface ConvertedGif {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** A GIF beyond any of these stays one: nothing is cut off. */
const MAX_FRAMES = 3000
/** Seconds. */
const MAX_DURATION = 300
/** Pixels of all frames together: what is encoded within the time there is. */
const MAX_WORK = 1_000_000_000
const MAX_BYTES = 16 << 20
const MAX_RATE = 8_000_000
const TIME_LIMIT = 40

/** The previews of a GIF that moves, and the MPEG4 it becomes where that is wanted and can be done. */
export async function gifDocument({ path, ffmpeg, facts, convert }: GifInput): Promise<GifDocument> {
  if (!mayLayOnWhite(facts)) return NO_PREVIEWS
  const converted = convert && isBounded(facts) ? await convertGif(ffmpeg, path, facts) : undefined
  const source = converted ? convertedSource(ffmpeg) : gifSource(path)
  return { ...(await previewsOf(ffmpeg, [source], converted ?? facts)), converted }
}

function isBounded({ width, height, frames, duration }: GifFacts): boolean {
  return frames <= MAX_FRAMES && duration <= MAX_DURATION && width * height * frames <= MAX_WORK
}

/** The same frames at the same times, without sound. Odd sides lose a line; what is transparent becomes white. */
async function convertGif(ffmpeg: Ffmpeg, path: string, facts: GifFacts): Promise<ConvertedGif | undefined> {
  const size = evenBox(facts, MAX_SIDE)
  const encoding = {
    name: CONVERTED,
    size,
    quality: 20,
    maxRate: MAX_RATE,
    maxFrames: MAX_FRAMES,
    lastFrame: facts.lastFrame,
    maxBytes: MAX_BYTES,
    timeLimit: TIME_LIMIT,
  }
  try {
    return { ...size, bytes: await encodeMpeg4(ffmpeg, gifSource(path), encoding) }
  } catch (error) {
    if (error instanceof FfmpegFailed) return undefined
    throw error
  }
}

const CONVERTED = 'converted.mp4'

function convertedSource({ folder }: Ffmpeg): ShownSource {
  return { path: join(folder, CONVERTED), demuxer: 'mp4' }
}
