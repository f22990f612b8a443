import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, film, h264, needing, Videos } from '@longshore/testing/media/videos'
import type { RawPicture } from '../images/open-picture.ts'
import { frameAt, posterFrame } from './frame.ts'
import { FfmpegFailed } from './run-ffmpeg.ts'

const videos = new Videos()
after(() => videos.remove())

const size = { width: 96, height: 64 }
const colour = (name: string, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `color=${name}:s=96x64:r=10:d=${seconds}`,
]
const joined = (...parts: string[][]) =>
  videos.make('joined.mp4', ...parts.flat(), '-filter_complex', `concat=n=${parts.length}`, ...h264)

const scene = (seconds: number) => film('96x64', 10, seconds)

interface Case {
  readonly name: string
  make(): string
  /** Whether the frame chosen shows the scene, or one colour only. */
  readonly shows: 'scene' | 'one colour'
}

const cases: readonly Case[] = [
  {
    name: 'a film that begins at once',
    make: () => videos.make('a.mp4', ...scene(1), ...h264),
    shows: 'scene',
  },
  { name: 'one second of black first', make: () => joined(colour('black', 1), scene(1)), shows: 'scene' },
  { name: 'five seconds of white first', make: () => joined(colour('white', 5), scene(2)), shows: 'scene' },
  {
    name: 'fading in',
    make: () => videos.make('a.mp4', ...scene(3), '-vf', 'fade=d=2', ...h264),
    shows: 'scene',
  },
  {
    name: 'black all the time',
    make: () => joined(colour('black', 1), colour('black', 1)),
    shows: 'one colour',
  },
  { name: 'a minute of grey first', make: () => joined(colour('gray', 20), scene(1)), shows: 'one colour' },
]

suite('the frame that stands for a video', needing('libx264'), () => {
  for (const { name, make, shows } of cases) {
    test(name, async () => {
      const frame = await posterFrame(ffmpegIn('poster'), { path: make(), demuxer: 'mp4' }, size)
      assert.deepEqual([frame.width, frame.height, frame.channels], [96, 64, 3])
      assert.equal(frame.data.length, 96 * 64 * 3)
      assert.equal(spread(frame) > 40 ? 'scene' : 'one colour', shows)
    })
  }

  test('no larger than the box of m', async () => {
    const path = videos.make('large.mp4', ...film('800x600', 2, 1), ...h264)
    const frame = await posterFrame(ffmpegIn('large'), { path, demuxer: 'mp4' }, { width: 800, height: 600 })
    assert.deepEqual([frame.width, frame.height], [320, 240])
  })

  test('a video without a frame has none', async () => {
    const path = videos.make('sound.mp4', '-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac')
    await assert.rejects(posterFrame(ffmpegIn('none'), { path, demuxer: 'mp4' }, size), FfmpegFailed)
  })

  test('nothing is shown after the end', async () => {
    const path = videos.make('a.mp4', ...scene(1), ...h264)
    assert.equal(await frameAt(ffmpegIn('late'), { path, demuxer: 'mp4' }, 5), undefined)
  })
})

/** From the darkest to the brightest green of all pixels. */
function spread({ data }: RawPicture): number {
  const greens = Array.from({ length: data.length / 3 }, (_, pixel) => data[pixel * 3 + 1] ?? 0)
  return Math.max(...greens) - Math.min(...greens)
}

function ffmpegIn(name: string): { path: string; folder: string } {
  const folder = videos.path(name)
  mkdirSync(folder)
  return { path: ffmpegPath ?? '', folder }
}
