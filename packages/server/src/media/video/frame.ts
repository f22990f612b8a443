import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RawPicture } from '../images/open-picture.ts'
import { type Dimensions, fitInto } from '../images/scale.ts'
import { type Ffmpeg, FfmpegFailed, runFfmpeg, type VideoSource } from './run-ffmpeg.ts'
import type { ShownSource } from './video-source.ts'

/** The largest size a thumbnail of a video has is the box of `m`. Pixels. */
const BOX = 320
/** A good frame is looked for in so many seconds from the beginning, two a second. */
const SEARCHED = 6
const CANDIDATES = 12
const TIME_LIMIT = 10

/** Twice a second, beginning with the very first frame however odd its time. */
const TWICE_A_SECOND = `select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.5)'`

/**
 * A frame that shows what a video is about: its first one, unless that is black, white or blank, as what fades in is;
 * then the next good one, or the best there is.
 *
 * @param shown the size of the video as shown, after rotation
 * @throws FfmpegFailed
 */
export async function posterFrame(
  ffmpeg: Ffmpeg,
  source: ShownSource,
  shown: Dimensions,
): Promise<RawPicture> {
  const size = fitInto(BOX, shown)
  const [first] = await frames(ffmpeg, source, size, 'first.raw', ['-frames:v', '1'])
  if (!first) throw new FfmpegFailed('no frame')
  if (detail(first) >= GOOD) return first
  const search = { ...source, options: [...(source.options ?? []), '-t', `${SEARCHED}`] }
  const filter = ['-frames:v', `${CANDIDATES}`]
  const candidates = await frames(ffmpeg, search, size, 'search.raw', filter, TWICE_A_SECOND).catch(() => [])
  return candidates.find((frame) => detail(frame) >= GOOD) ?? best([first, ...candidates]) ?? first
}

/**
 * The frame shown at some time of a video, in its own size: a PNG.
 *
 * @param seconds within the duration
 * @returns nothing where there is none at that time
 * @throws FfmpegFailed
 */
export async function frameAt(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  seconds: number,
): Promise<Uint8Array | undefined> {
  const sought = { ...source, options: [...(source.options ?? []), '-ss', seconds.toFixed(3)] }
  const name = `at-${seconds.toFixed(3)}.png`
  const still = ['-frames:v', '1', '-threads', '1', '-c:v', 'png', '-f', 'image2pipe', `file:${name}`]
  await runFfmpeg(ffmpeg, sought, [...PICTURES_ONLY, ...still], TIME_LIMIT)
  const bytes = await readFile(join(ffmpeg.folder, name)).catch(() => undefined)
  return bytes && bytes.length > 0 ? bytes : undefined
}

async function frames(
  ffmpeg: Ffmpeg,
  source: ShownSource,
  { width, height }: Dimensions,
  name: string,
  options: readonly string[],
  choice?: string,
): Promise<RawPicture[]> {
  const steps = [choice, source.filter, `scale=${width}:${height}:flags=area`, 'format=rgb24'].filter(Boolean)
  await runFfmpeg(
    ffmpeg,
    source,
    [
      ...['-filter_complex', `[0:V:0]${steps.join(',')}[shown]`, '-map', '[shown]', ...options],
      ...['-fps_mode', 'passthrough', '-threads', '1', '-c:v', 'rawvideo', '-f', 'rawvideo', `file:${name}`],
    ],
    TIME_LIMIT,
  )
  const bytes = await readFile(join(ffmpeg.folder, name))
  const length = width * height * 3
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, i) => {
    const data = bytes.subarray(i * length, (i + 1) * length)
    return { data, width, height, channels: 3 }
  })
}

/** The first track that moves, and nothing else of the file. */
export const PICTURES_ONLY = [
  '-map',
  '0:V:0',
  '-an',
  '-sn',
  '-dn',
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
]

/** Spread of brightness, of 255, from which on there is something to see. */
const GOOD = 16

/** How much there is to see: the standard deviation of brightness. Black, white and blank frames have next to none. */
function detail({ data }: RawPicture): number {
  let sum = 0
  let squares = 0
  for (let at = 0; at < data.length; at += 3) {
    const brightness = ((data[at] ?? 0) * 2 + (data[at + 1] ?? 0) * 5 + (data[at + 2] ?? 0)) / 8
    sum += brightness
    squares += brightness * brightness
  }
  const pixels = data.length / 3
  const mean = sum / pixels
  return Math.sqrt(Math.max(0, squares / pixels - mean * mean))
}

function best(frames: readonly RawPicture[]): RawPicture | undefined {
  return frames.reduce<RawPicture | undefined>(
    (most, frame) => (!most || detail(frame) > detail(most) ? frame : most),
    undefined,
  )
}
