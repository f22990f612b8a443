import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { MAX_PIXELS } from './limits.ts'

/** The containers that ffmpeg is ever told to open. */
export type Demuxer = 'mp4' | 'matroska' | 'gif' | 'ogg' | 'flac'

/** A file to be read by ffmpeg: by whom is decided from its bytes before, never by ffmpeg. */
export interface VideoSource {
  readonly path: string
  readonly demuxer: Demuxer
  /** Options of the decoder, before the input. */
  readonly options?: readonly string[] | undefined
}

/** Where ffmpeg runs. */
export interface Ffmpeg {
  readonly path: string
  /** A folder of this job's own, to write into; whoever made it removes it. */
  readonly folder: string
}

/** ffmpeg failed, or took too long. */
export class FfmpegFailed extends Error {
  override readonly name = 'FfmpegFailed'
}

/** So much of what ffmpeg says is kept. Characters. */
const MAX_STDERR = 4000
/** Bytes of one allocation; an 8K frame needs 50 MB. */
const MAX_ALLOCATION = 256 << 20

/** What people send. All else in ffmpeg, some of which opens other files, stays asleep. */
const DECODERS = [
  'h264',
  'hevc',
  'av1',
  'libdav1d',
  'libaom-av1',
  'vp8',
  'vp9',
  'libvpx',
  'libvpx-vp9',
  'mpeg4',
  'mpeg2video',
  'h263',
  'mjpeg',
  'prores',
  'gif',
  'theora',
]

/**
 * Runs ffmpeg on one file with a demuxer named beforehand and nothing but local files to read: what only looks like a
 * video (a playlist, a list of files to join, subtitles) is never opened as what it is.
 *
 * @param output options and name of what to write, relative to the folder
 * @param seconds after so many it is killed
 * @throws FfmpegFailed
 */
export function runFfmpeg(
  ffmpeg: Ffmpeg,
  source: VideoSource,
  output: readonly string[],
  seconds: number,
): Promise<void> {
  return run(ffmpeg, [...COMMON, ...inputOf(source), ...output], seconds)
}

const COMMON = [
  ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-n'],
  ...['-max_alloc', `${MAX_ALLOCATION}`, '-filter_threads', '1', '-filter_complex_threads', '1'],
]

function inputOf({ path, demuxer, options = [] }: VideoSource): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe', '-codec_whitelist', DECODERS.join(',')],
    ...['-probesize', '10000000', '-analyzeduration', '5000000', '-max_pixels', `${MAX_PIXELS}`],
    ...['-threads', '1'],
    // QuickTime may point to other files for its media.
    ...(demuxer === 'mp4' ? ['-enable_drefs', '0'] : []),
    ...options,
    ...['-f', demuxer, '-i', `file:${resolve(path)}`],
  ]
}

/** Minutes of video give way to whatever is done in a moment: answers, photos, other workers' jobs. */
function stepBack(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It is over already, or the system does not know of it.
  }
}

function run({ path, folder }: Ffmpeg, args: readonly string[], seconds: number): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn(path, args, { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
    stepBack(child.pid)
    let said = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, seconds * 1000)
    child.stderr.on('data', (text: Buffer) => {
      if (said.length < MAX_STDERR) said += text.toString('utf8')
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(new FfmpegFailed(error.message))
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) return done()
      reject(
        new FfmpegFailed(
          late ? `took more than ${seconds} s` : `${signal ?? code}: ${said.slice(0, MAX_STDERR)}`,
        ),
      )
    })
  })
}
