import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dimensions } from '../images/scale.ts'
import { PICTURES_ONLY } from './frame.ts'
import { type Ffmpeg, FfmpegFailed, runFfmpeg, type VideoSource } from './run-ffmpeg.ts'
import type { ShownSource } from './video-source.ts'

export interface Encoding {
  /** What to write: a name of its own within the job's folder. */
  readonly name: string
  /** Even sides. */
  readonly size: Dimensions
  /** 0 is lossless, 51 the worst. */
  readonly quality: number
  /** Bits per second that are not exceeded for long. */
  readonly maxRate: number
  /** Frames at most. */
  readonly maxFrames: number
  /** Frames per second at most; without it frames keep their times. */
  readonly maxFrameRate?: number | undefined
  /** Seconds of the last frame, which nothing follows that would end it. Default: as long as others are. */
  readonly lastFrame?: number | undefined
  /** Bytes; a larger video is no result. */
  readonly maxBytes: number
  /** Seconds to work. */
  readonly timeLimit: number
}

/**
 * Makes an MPEG4 that everything plays: H.264 Main 4:2:0 without sound, beginning with its index.
 *
 * @throws FfmpegFailed; also where the result would be larger than allowed
 */
export async function encodeMpeg4(
  ffmpeg: Ffmpeg,
  source: ShownSource,
  encoding: Encoding,
): Promise<Uint8Array> {
  const { size, quality, maxRate, maxFrames, maxFrameRate, lastFrame, name } = encoding
  const steps = [
    ...(source.filter ? [source.filter] : []),
    ...(maxFrameRate ? [atMost(maxFrameRate)] : []),
    `scale=${size.width}:${size.height}:flags=area:out_color_matrix=bt709:out_range=tv`,
    'setsar=1,format=yuv420p,setpts=PTS-STARTPTS',
  ]
  await runFfmpeg(
    ffmpeg,
    source,
    [
      ...['-filter_complex', `[0:V:0]${steps.join(',')}[shown]`, '-map', '[shown]'],
      ...['-map_metadata', '-1', '-map_chapters', '-1', ...OWN_TIMES],
      ...['-frames:v', `${maxFrames}`, '-fs', `${encoding.maxBytes + 1}`],
      ...H264,
      ...(lastFrame ? lasting(lastFrame) : []),
      ...['-crf', `${quality}`, '-maxrate', `${maxRate}`, '-bufsize', `${maxRate}`],
      ...mp4Named(name),
    ],
    encoding.timeLimit,
  )
  return result(ffmpeg, name, encoding.maxBytes)
}

/**
 * The pictures of an MPEG4 as they are, without its sound, its tags and its order of boxes.
 *
 * @throws FfmpegFailed
 */
export async function remuxMpeg4(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  { name, maxBytes, timeLimit }: Pick<Encoding, 'name' | 'maxBytes' | 'timeLimit'>,
): Promise<Uint8Array> {
  await runFfmpeg(ffmpeg, source, [...PICTURES_ONLY, '-c:v', 'copy', ...mp4Named(name)], timeLimit)
  return result(ffmpeg, name, maxBytes)
}

/** Each frame keeps its time, to the 90000th of a second; none is shown twice and none left out. */
const OWN_TIMES = ['-fps_mode', 'passthrough', '-enc_time_base', '1:90000']

/** Leaves frames out that come too soon after the last one, give or take what rounding their times did. */
function atMost(frameRate: number): string {
  return `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${(0.97 / frameRate).toFixed(5)})'`
}

/** In what is written only the last frame's own length counts; without frames that look ahead it is written last. */
function lasting(seconds: number): string[] {
  return ['-bf', '0', '-bsf:v', `setts=duration=${seconds}/TB`]
}

const H264 = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-threads', '1'],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
]

/** Bit-exact writing names no version of the software that wrote it. */
function mp4Named(name: string): string[] {
  return ['-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', `file:${name}`]
}

async function result(ffmpeg: Ffmpeg, name: string, maxBytes: number): Promise<Uint8Array> {
  const path = join(ffmpeg.folder, name)
  const { size } = await stat(path)
  if (size === 0 || size > maxBytes) throw new FfmpegFailed(`${name}: ${size} bytes`)
  return readFile(path)
}
