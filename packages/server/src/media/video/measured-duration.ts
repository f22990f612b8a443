import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PICTURES_ONLY } from './frame.ts'
import { duration } from './limits.ts'
import { type Ffmpeg, FfmpegFailed, runFfmpeg, type VideoSource } from './run-ffmpeg.ts'

/** Larger files are not read through to know how long they are. Bytes. */
const MAX_SIZE = 256 << 20
const TIME_LIMIT = 5

const SOUND_ONLY = ['-map', '0:a:0']

/**
 * The duration of a video or a sound that does not say it, as what a browser records does not: its packets are read
 * through, and not decoded.
 *
 * @param of the pictures, unless it is a sound
 * @returns seconds; nothing where that takes too long or fails
 */
export async function measuredDuration(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  of: 'pictures' | 'sound' = 'pictures',
): Promise<number | undefined> {
  if ((await stat(source.path)).size > MAX_SIZE) return undefined
  const name = 'progress.txt'
  const streams = of === 'sound' ? SOUND_ONLY : PICTURES_ONLY
  const output = [...streams, '-c', 'copy', '-progress', `file:${name}`, '-f', 'null', '-']
  try {
    await runFfmpeg(ffmpeg, source, output, TIME_LIMIT)
    const progress = await readFile(join(ffmpeg.folder, name), 'utf8')
    return duration(endOf(last(progress, 'out_time_us') / 1e6, last(progress, 'frame')))
  } catch (error) {
    if (error instanceof FfmpegFailed) return undefined
    throw error
  }
}

/** The last of the numbers it wrote down under a name. */
function last(progress: string, name: string): number {
  const lines = progress.split('\n').filter((line) => line.startsWith(`${name}=`))
  return Number(lines.at(-1)?.slice(name.length + 1))
}

/** The last frame, whose beginning was told, is shown as long as the others on the average. */
function endOf(lastFrame: number, frames: number): number {
  return frames > 1 ? lastFrame + lastFrame / (frames - 1) : lastFrame
}
