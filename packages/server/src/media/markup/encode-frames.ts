import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ffmpeg, FfmpegFailed } from '../video/run-ffmpeg.ts'
import type { Canvas } from './background.ts'

const NAME = 'markup.mp4'
const TIME_LIMIT = 20
const MAX_STDERR = 4000

/**
 * Makes an MPEG4 of pictures that are drawn while it is made: H.264 Main 4:2:0, beginning with its index.
 *
 * @param side of the pictures, even
 * @throws FfmpegFailed
 */
export async function encodeFrames(
  { path, folder }: Ffmpeg,
  frames: AsyncIterable<Canvas>,
  { side, framesPerSecond }: { readonly side: number; readonly framesPerSecond: number },
): Promise<Uint8Array> {
  const ffmpeg = spawn(path, argumentsFor(side, framesPerSecond), {
    cwd: folder,
    env: {},
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: TIME_LIMIT * 1000,
    killSignal: 'SIGKILL',
  })
  let said = ''
  ffmpeg.stderr.on('data', (text: Buffer) => {
    if (said.length < MAX_STDERR) said += text.toString('utf8')
  })
  const ended = new Promise<string | undefined>((resolve) => {
    ffmpeg.on('error', ({ message }) => resolve(message))
    ffmpeg.on('close', (code, signal) => resolve(code === 0 ? undefined : `${signal ?? code}: ${said}`))
  })
  // Whoever is gone before all is written says why when it ends.
  ffmpeg.stdin.on('error', () => undefined)
  for await (const { data } of frames) {
    if (!ffmpeg.stdin.writable) break
    if (!ffmpeg.stdin.write(data))
      await Promise.race([once(ffmpeg.stdin, 'drain').catch(() => undefined), ended])
  }
  ffmpeg.stdin.end()
  const failure = await ended
  if (failure !== undefined) throw new FfmpegFailed(failure)
  return readFile(join(folder, NAME))
}

function argumentsFor(side: number, framesPerSecond: number): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'error', '-n', '-threads', '1'],
    ...['-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', `${side}x${side}`],
    ...['-framerate', `${framesPerSecond}`, '-i', 'pipe:0'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p', '-an'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-crf', '22', '-threads', '1'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', `file:${NAME}`],
  ]
}
