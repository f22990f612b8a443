import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MediaFile } from '@longshore/server/media/media'
import { findFfmpeg } from '@longshore/server/media/video/ffmpeg'

const found = await findFfmpeg(process.env)

/** Path of the ffmpeg that tests make videos with and servers make previews with; absent where there is none. */
export const ffmpegPath = found.path
const encoders = ffmpegPath
  ? execFileSync(ffmpegPath, ['-hide_banner', '-encoders'], { encoding: 'utf8' })
  : ''

/** The `skip` of a test that needs ffmpeg, and encoders that not every ffmpeg has. */
export function needing(...names: readonly string[]): { skip: string | false } {
  if (!ffmpegPath) return { skip: `real videos are made with ffmpeg: ${found.missing}` }
  const missing = names.filter((name) => !encoders.includes(` ${name} `))
  return { skip: missing.length > 0 && `this ffmpeg has no ${missing.join(', ')}` }
}

/** A folder of videos that are made when they are first asked for. */
export class Videos {
  readonly folder = mkdtempSync(join(tmpdir(), 'longshore-videos-'))
  #files = 0

  /** Runs ffmpeg; `name` is what it writes. */
  make(name: string, ...options: readonly string[]): string {
    const path = this.path(name)
    run('ffmpeg', [...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...options], path])
    return path
  }

  write(name: string, bytes: Uint8Array | string): string {
    const path = this.path(name)
    writeFileSync(path, bytes)
    return path
  }

  path(name: string): string {
    return join(this.folder, `${this.#files++}-${name}`)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Moving pictures with much to see, and then silence or a tone. */
export function film(size: string, rate: number, seconds: number, source = 'testsrc2'): string[] {
  return ['-f', 'lavfi', '-i', `${source}=s=${size}:r=${rate}:d=${seconds}`]
}

export function tone(seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=d=${seconds}`]
}

export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

export function fileAt(path: string): MediaFile {
  return { size: readFileSync(path).length, lend: (use) => use(path) }
}

export interface Probed {
  readonly format: string
  /** Seconds. */
  readonly duration: number
  readonly sounds: number
  readonly codec: string
  readonly profile: string
  readonly pixels: string
  readonly width: number
  readonly height: number
  /** Decoded, one by one. */
  readonly frames: number
  /** The index comes before the pictures. */
  readonly fastStart: boolean
}

/** What ffprobe sees in a video when it decodes the whole of it. */
export function probe(bytes: Uint8Array, videos: Videos): Probed {
  const path = videos.write('probed', bytes)
  const shown = ['-v', 'error', '-count_frames', '-show_format', '-show_streams', '-of', 'json']
  const { format, streams } = JSON.parse(run('ffprobe', [...shown, path])) as {
    format: { format_name: string; duration: string }
    streams: Record<string, string | number>[]
  }
  const video = streams.find((stream) => stream.codec_type === 'video') ?? {}
  const text = Buffer.from(bytes).toString('latin1')
  return {
    format: format.format_name,
    duration: Number(format.duration),
    sounds: streams.filter((stream) => stream.codec_type === 'audio').length,
    codec: String(video.codec_name),
    profile: String(video.profile),
    pixels: String(video.pix_fmt),
    width: Number(video.width),
    height: Number(video.height),
    frames: Number(video.nb_read_frames),
    fastStart: text.indexOf('moov') < text.indexOf('mdat'),
  }
}

/** When each frame of a video is shown, in seconds. */
export function frameTimes(bytes: Uint8Array, videos: Videos): number[] {
  const path = videos.write('timed', bytes)
  const shown = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0']
  return (
    run('ffprobe', [...shown, path])
      .match(/^\d+\.\d+/gm)
      ?.map(Number) ?? []
  )
}

/** Changes the matrix of the first track of an MP4: so phones say how they were held. Degrees clockwise. */
export function turned(bytes: Uint8Array, matrix: readonly [number, number, number, number]): Uint8Array {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf('tkhd') + 4 + 40
  const [a, b, c, d] = matrix
  for (const [place, value] of [a, b, 0, c, d, 0, 0, 0, 0x4000].entries())
    copy.writeInt32BE(value * 65536, at + place * 4)
  return copy
}

function run(program: 'ffmpeg' | 'ffprobe', options: readonly string[]): string {
  const path = ffmpegPath?.replace(/ffmpeg(?=[^/\\]*$)/, program) ?? program
  return execFileSync(path, options, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
}
