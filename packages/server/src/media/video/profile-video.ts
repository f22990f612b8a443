import { stat } from 'node:fs/promises'
import { openPicture } from '../images/open-picture.ts'
import { cropSizesWithStripped } from '../images/sizes.ts'
import type { MadePictures, MadeVideo } from '../media.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { containerOfFile } from './container.ts'
import { frameAt } from './frame.ts'
import { duration, evenBox } from './limits.ts'
import { measuredDuration } from './measured-duration.ts'
import type { Mp4Track } from './mp4-movie.ts'
import { encodeMpeg4, remuxMpeg4 } from './mpeg4.ts'
import { type Ffmpeg, FfmpegFailed, type VideoSource } from './run-ffmpeg.ts'
import { mp4Movie, videoTrack } from './video-facts.ts'

export interface ProfileVideoInput {
  readonly path: string
  readonly ffmpeg: Ffmpeg
  /** Seconds. */
  readonly startTs: number
}

/** "Square MPEG4 videos up to 1080x1080 are supported" (api/files, "Animated profile pictures"). Pixels. */
const SIDE_MAX = 1080
/** The smallest square that the still picture is cut to, `a`. */
const SIDE_MIN = 160
/** Clients cut a profile video to ten seconds before they send it; a container counts whole frames of pictures and sound. */
const SECONDS_MAX = 10.5
/** Bytes of an upload that is looked at; clients stay below 2 MB. */
const UPLOAD_MAX = 16 << 20
/** Bytes of what is stored. */
const STORED_MAX = 2 << 20
/** Pixels: what TDLib tells of the side of `p`. */
const SMALL_SIDE = 160
/** Bits per second. */
const RATE_MAX = 4_000_000
const SMALL_RATE = 300_000
const FRAME_RATE_MAX = 60
const TIME_LIMIT = 20

/** The H.264 that everything plays, 4:2:0 of 8 bits: Baseline, Main, Extended and High. */
const PLAYED_EVERYWHERE = [66, 77, 88, 100]

/**
 * The videos `u` and `p` of an animated profile picture, and the sizes of a profile photo of the frame at `startTs`.
 *
 * A video that is not square, or larger or longer than said, is refused and not cut: its sender was told the rule, and
 * only its sender knows which part is the face. A time before the video or after it means its beginning or its end.
 *
 * @throws MediaRefusal VIDEO_FILE_INVALID
 */
export async function profileVideo({ path, ffmpeg, startTs }: ProfileVideoInput): Promise<MadePictures> {
  const source = { path, demuxer: 'mp4' } as const
  try {
    const { track, seconds } = await requireProfileVideo(ffmpeg, source)
    const at = within(startTs, seconds, track.frames)
    const previews = await cropSizesWithStripped(await stillOf(ffmpeg, source, track, at))
    const large = await largeVideo(ffmpeg, source, track, seconds)
    const small = await encode(ffmpeg, source, 'p', SMALL_SIDE, SMALL_RATE)
    return { previews, videos: [large, small].map((video) => ({ ...video, startTs: at })) }
  } catch (error) {
    throw error instanceof FfmpegFailed ? refusal(error.message) : error
  }
}

/** Judged by its header, before a frame is decoded. */
async function requireProfileVideo(
  ffmpeg: Ffmpeg,
  source: VideoSource,
): Promise<{ track: Mp4Track; seconds: number }> {
  const { size } = await stat(source.path)
  if (size > UPLOAD_MAX) throw refusal(`${size} bytes`)
  if ((await containerOfFile(source.path)) !== 'mp4') throw refusal('no MPEG4')
  const movie = await mp4Movie(source.path)
  const track = movie && videoTrack(movie)
  if (!movie || !track) throw refusal('no moving pictures')
  const { width, height } = track
  if (width !== height || width > SIDE_MAX || width < SIDE_MIN) throw refusal(`${width}x${height}`)
  const seconds = duration(movie.duration) ?? (await measuredDuration(ffmpeg, source))
  if (seconds === undefined || seconds > SECONDS_MAX) throw refusal(`${seconds} s`)
  return { track, seconds }
}

/** A time within a video; what is no number means its beginning, and what lies after it its last frame. */
function within(startTs: number, seconds: number, frames: number): number {
  const last = seconds - seconds / Math.max(1, frames)
  return Number.isNaN(startTs) ? 0 : Math.min(Math.max(0, startTs), Math.max(0, last))
}

async function stillOf(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  track: Mp4Track,
  at: number,
): Promise<Uint8Array> {
  const still = (await frameAt(ffmpeg, source, at)) ?? (await frameAt(ffmpeg, source, 0))
  if (!still) throw refusal('no frame')
  const { width, height } = await openPicture(still)
  if (width !== track.width || height !== track.height) throw refusal(`its frames are ${width}x${height}`)
  return still
}

/** As it came where everything plays that, or made anew. */
async function largeVideo(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  track: Mp4Track,
  seconds: number,
): Promise<MadeVideo> {
  const { width, height, turned, profile } = track
  if (!turned && PLAYED_EVERYWHERE.includes(profile)) {
    const copy = { name: 'copy.mp4', maxBytes: STORED_MAX, timeLimit: TIME_LIMIT }
    const bytes = await remuxMpeg4(ffmpeg, source, copy).catch(() => undefined)
    if (bytes) return { type: 'u', width, height, bytes }
  }
  return encode(ffmpeg, source, 'u', width, Math.min(RATE_MAX, Math.floor((STORED_MAX * 7) / seconds)))
}

async function encode(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  type: 'u' | 'p',
  side: number,
  maxRate: number,
): Promise<MadeVideo> {
  const size = evenBox({ width: side, height: side }, side)
  const bytes = await encodeMpeg4(ffmpeg, source, {
    name: `${type}.mp4`,
    size,
    quality: 23,
    maxRate,
    maxFrames: Math.ceil(SECONDS_MAX * FRAME_RATE_MAX),
    maxFrameRate: FRAME_RATE_MAX,
    maxBytes: STORED_MAX,
    timeLimit: TIME_LIMIT,
  })
  return { type, ...size, bytes }
}

function refusal(why: string): MediaRefusal {
  return new MediaRefusal('VIDEO_FILE_INVALID', why)
}
