import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { mayDecode } from '../../video/limits.ts'
import { type Ffmpeg, FfmpegFailed, runFfmpeg } from '../../video/run-ffmpeg.ts'
import { type Drawing, type Frame, sizeOf } from '../frame.ts'
import type { Webm } from './read-webm.ts'
import { secondsOf, videoOf } from './webm-rules.ts'

/** The only decoder of ffmpeg's that knows the alpha channel of WebM. */
const WITH_ALPHA = ['-c:v', 'libvpx-vp9']
/** No sticker is longer. Seconds. */
const LENGTH_MAX = 3.1
const DECODING_SECONDS = 10

/** @returns undefined for what is no video sticker by its tracks, or has frames too large to decode */
export function openWebm(path: string, webm: Webm, ffmpeg: Ffmpeg): Drawing | undefined {
  const track = videoOf(webm)
  if (!track || !mayDecode(track)) return undefined
  const { width, height } = track
  const seconds = secondsOf(webm, track)

  async function* decode(seek: readonly string[], filters: string, side: number): AsyncGenerator<Frame> {
    const size = sizeOf({ width, height }, side)
    const name = `frames-${++files}.rgba`
    const output = [
      ...['-map', '0:v:0', '-t', `${LENGTH_MAX}`, '-vf', `${filters}scale=${size.width}:${size.height}`],
      ...['-pix_fmt', 'rgba', '-f', 'rawvideo', name],
    ]
    await decodeBest(ffmpeg, path, seek, output)
    const pixels = join(ffmpeg.folder, name)
    const file = await open(pixels)
    try {
      for (let frame = 0; ; frame++) {
        const data = await readFrame(file, frame, size.width * size.height * 4)
        if (!data) return
        yield { ...size, channels: 4, data }
      }
    } finally {
      await file.close()
      await rm(pixels)
    }
  }

  const first = async (frames: AsyncGenerator<Frame>) => {
    for await (const frame of frames) return frame
    return undefined
  }

  return {
    width,
    height,
    seconds,
    async frameAt(at, side) {
      const shown = Math.min(Math.max(track.begin, at), track.end)
      // Half a millisecond early: times in a WebM are rounded to whole ones.
      const seek = ['-ss', Math.max(0, shown - 0.0005).toFixed(4)]
      const frame = (await first(decode(seek, ONE_FRAME, side))) ?? (await first(decode([], ONE_FRAME, side)))
      if (!frame) throw new FfmpegFailed('no frame')
      return frame
    },
    frames: (framesPerSecond, side) => decode([], `fps=${framesPerSecond},`, side),
    close: () => undefined,
  }
}

const ONE_FRAME = 'trim=end_frame=1,'
let files = 0

async function decodeBest(ffmpeg: Ffmpeg, path: string, seek: readonly string[], output: readonly string[]) {
  const source = { path, demuxer: 'matroska' } as const
  try {
    await runFfmpeg(ffmpeg, { ...source, options: [...seek, ...WITH_ALPHA] }, output, DECODING_SECONDS)
  } catch (error) {
    if (!(error instanceof FfmpegFailed)) throw error
    await rm(join(ffmpeg.folder, output.at(-1) ?? ''), { force: true })
    await runFfmpeg(ffmpeg, { ...source, options: seek }, output, DECODING_SECONDS)
  }
}

async function readFrame(file: FileHandle, index: number, length: number): Promise<Uint8Array | undefined> {
  const data = new Uint8Array(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(data, read, length - read, index * length + read)
    if (bytesRead === 0) return undefined
    read += bytesRead
  }
  return data
}
