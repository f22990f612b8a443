import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import {
  ffmpegPath,
  fileAt,
  film,
  h264,
  needing,
  type Probed,
  probe,
  tone,
  turned,
  Videos,
} from '@longshore/testing/media/videos'
import sharp from 'sharp'
import { createMedia } from '../create-media.ts'
import type { DocumentFacts, DocumentFindings } from '../media.ts'

const videos = new Videos()
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: videos.folder })
after(async () => {
  await media.close()
  videos.remove()
})

const aac = ['-c:a', 'aac', '-b:a', '32k']
const vpx = ['-deadline', 'realtime', '-cpu-used', '8', '-b:v', '100k']
const atOnce = ['-movflags', '+faststart']

interface RealVideo {
  readonly name: string
  readonly encoders?: readonly string[]
  make(): string
  readonly facts: DocumentFacts
  /** Seconds that `duration` may be off. */
  readonly about?: number
  /** Of the preview, where that is not the whole of the video in its own size. */
  readonly preview?: Partial<Probed>
}

const film2s = film('96x64', 10, 2)
const whole = { width: 96, height: 64, duration: 2 } as const
const silent: DocumentFacts = { kind: 'video', ...whole, hasSound: false }
const loud: DocumentFacts = { kind: 'video', ...whole, hasSound: true }

const simple = () => videos.make('simple.mp4', ...film2s, ...h264)
const turnedBy = (matrix: readonly [number, number, number, number]) => () =>
  videos.write('turned.mp4', turned(readFileSync(simple()), matrix))
const sideways: DocumentFacts = { ...silent, width: 64, height: 96 }

const realVideos: readonly RealVideo[] = [
  { name: 'H.264, index at the end', make: simple, facts: silent },
  {
    name: 'H.264, index first',
    make: () => videos.make('a.mp4', ...film2s, ...h264, ...atOnce),
    facts: silent,
  },
  {
    name: 'H.264 and AAC',
    make: () => videos.make('a.mp4', ...film2s, ...tone(2), ...h264, ...aac),
    facts: loud,
    about: 0.1,
  },
  { name: 'a phone held upright', make: turnedBy([0, 1, -1, 0]), facts: sideways },
  { name: 'a phone held upside down', make: turnedBy([-1, 0, 0, -1]), facts: silent },
  { name: 'a phone held upright the other way', make: turnedBy([0, -1, 1, 0]), facts: sideways },
  { name: 'the camera that faces you', make: turnedBy([-1, 0, 0, 1]), facts: silent },
  {
    name: 'odd sides',
    make: () => videos.make('a.mp4', ...film('97x63', 10, 2, 'testsrc'), ...h264, '-pix_fmt', 'yuv444p'),
    facts: { ...silent, width: 97, height: 63 },
    preview: { width: 96, height: 62 },
  },
  {
    name: 'larger than its preview',
    make: () => videos.make('a.mp4', ...film('720x404', 10, 2), ...h264),
    facts: { ...silent, width: 720, height: 404 },
    preview: { width: 320, height: 180 },
  },
  {
    name: 'portrait',
    make: () => videos.make('a.mp4', ...film('360x640', 10, 2), ...h264),
    facts: { ...silent, width: 360, height: 640 },
    preview: { width: 180, height: 320 },
  },
  {
    name: 'very wide',
    make: () => videos.make('a.mp4', ...film('1280x16', 10, 2), ...h264),
    facts: { ...silent, width: 1280, height: 16 },
    preview: { width: 320, height: 4 },
  },
  {
    name: 'very tall',
    make: () => videos.make('a.mp4', ...film('16x800', 10, 2), ...h264),
    facts: { ...silent, width: 16, height: 800 },
    preview: { width: 6, height: 320 },
  },
  {
    name: 'tiny',
    make: () => videos.make('a.mp4', ...film('16x16', 10, 2), ...h264),
    facts: { ...silent, width: 16, height: 16 },
  },
  {
    name: 'fragments, as streams are kept',
    make: () =>
      videos.make('a.mp4', ...film2s, ...tone(2), ...h264, ...aac, '-movflags', 'frag_keyframe+empty_moov'),
    facts: loud,
    about: 0.15,
  },
  {
    name: 'silent fragments',
    make: () => videos.make('a.mp4', ...film2s, ...h264, '-g', '5', '-movflags', 'frag_keyframe+empty_moov'),
    facts: silent,
    about: 0.11,
  },
  {
    name: 'one frame',
    make: () => videos.make('a.mp4', ...film2s, '-frames:v', '1', ...h264),
    facts: { ...silent, duration: 0.1 },
    preview: { frames: 1 },
  },
  {
    name: '120 frames a second',
    make: () => videos.make('a.mp4', ...film('96x64', 120, 2), ...h264),
    facts: silent,
    preview: { frames: 60 },
  },
  {
    name: 'longer than its preview',
    make: () => videos.make('a.mp4', ...film('96x64', 4, 20), ...h264),
    facts: { ...silent, duration: 20 },
    preview: { duration: 5, frames: 20 },
  },
  {
    name: 'frames at odd times',
    make: () =>
      videos.make('a.mp4', ...film('96x64', 10, 2), '-vf', 'select=mod(n\\,3)', '-fps_mode', 'vfr', ...h264),
    facts: silent,
    about: 0.2,
    preview: { frames: 13 },
  },
  {
    name: 'pixels that are not square',
    make: () => videos.make('a.mp4', ...film2s, '-vf', 'setsar=2', ...h264),
    facts: { ...silent, width: 192 },
    preview: { width: 192 },
  },
  {
    name: 'HEVC',
    encoders: ['libx265'],
    make: () =>
      videos.make(
        'a.mp4',
        ...film2s,
        '-c:v',
        'libx265',
        '-preset',
        'ultrafast',
        '-x265-params',
        'log-level=0',
      ),
    facts: silent,
  },
  {
    name: 'H.264 of ten bits',
    make: () => videos.make('a.mp4', ...film2s, ...h264, '-pix_fmt', 'yuv420p10le'),
    facts: silent,
  },
  {
    name: 'MPEG-4 part 2',
    make: () => videos.make('a.mp4', ...film2s, '-c:v', 'mpeg4'),
    facts: silent,
  },
  {
    name: 'AV1',
    encoders: ['libaom-av1'],
    make: () => videos.make('a.mp4', ...film('96x64', 4, 1), '-c:v', 'libaom-av1', '-cpu-used', '8'),
    facts: { ...silent, duration: 1 },
    preview: { frames: 4 },
  },
  {
    name: 'two languages',
    make: () =>
      videos.make(
        'a.mp4',
        ...film2s,
        ...tone(2),
        ...tone(2),
        ...'-map 0 -map 1 -map 2'.split(' '),
        ...h264,
        ...aac,
      ),
    facts: loud,
    about: 0.1,
  },
  {
    name: 'subtitles',
    make: () => {
      const words = videos.write('a.srt', '1\n00:00:00,000 --> 00:00:01,000\nAhoy\n')
      return videos.make('a.mp4', ...film2s, '-i', words, ...h264, '-c:s', 'mov_text')
    },
    facts: silent,
    about: 0.1,
  },
  {
    name: 'a cover beside the pictures',
    make: () => {
      const cover = videos.make('a.png', ...film('32x32', 1, 1, 'smptebars'), '-frames:v', '1')
      const tracks = [...'-map 0 -map 1'.split(' '), ...h264, '-c:v:1', 'copy']
      return videos.make('a.mp4', ...film2s, '-i', cover, ...tracks, '-disposition:v:1', 'attached_pic')
    },
    facts: silent,
  },
  {
    name: 'two cameras',
    make: () =>
      videos.make('a.mp4', ...film2s, ...film('32x32', 10, 2), ...'-map 0 -map 1'.split(' '), ...h264),
    facts: silent,
  },
  {
    name: '3GP of an old phone',
    make: () => videos.make('a.3gp', ...film('176x144', 10, 2), '-c:v', 'h263', '-f', '3gp'),
    facts: { ...silent, width: 176, height: 144 },
  },
  {
    name: 'MOV of H.264 and AAC',
    make: () => videos.make('a.mov', ...film2s, ...tone(2), ...h264, ...aac),
    facts: loud,
    about: 0.1,
  },
  {
    name: 'MOV of motion JPEG',
    make: () => videos.make('a.mov', ...film2s, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'),
    facts: silent,
  },
  {
    name: 'MOV of ProRes',
    encoders: ['prores_ks'],
    make: () => videos.make('a.mov', ...film2s, '-c:v', 'prores_ks'),
    facts: silent,
  },
  {
    name: 'WebM of VP8 and Vorbis',
    encoders: ['libvpx', 'libvorbis'],
    make: () => videos.make('a.webm', ...film2s, ...tone(2), '-c:v', 'libvpx', ...vpx, '-c:a', 'libvorbis'),
    facts: loud,
    about: 0.1,
  },
  {
    name: 'silent WebM of VP8',
    encoders: ['libvpx'],
    make: () => videos.make('a.webm', ...film2s, '-c:v', 'libvpx', ...vpx),
    facts: silent,
  },
  {
    name: 'WebM of VP9 and Opus',
    encoders: ['libvpx-vp9', 'libopus'],
    make: () => videos.make('a.webm', ...film2s, ...tone(2), '-c:v', 'libvpx-vp9', ...vpx, '-c:a', 'libopus'),
    facts: loud,
    about: 0.1,
  },
  {
    name: 'WebM a browser recorded, which does not say how long it is',
    encoders: ['libvpx'],
    make: () => videos.make('a.webm', ...film2s, '-c:v', 'libvpx', ...vpx, '-live', '1', '-f', 'webm'),
    facts: silent,
    about: 0.11,
  },
  {
    name: 'Matroska of H.264 and AAC',
    make: () => videos.make('a.mkv', ...film2s, ...tone(2), ...h264, ...aac),
    facts: loud,
    about: 0.1,
  },
  {
    name: 'Matroska of VP9',
    encoders: ['libvpx-vp9'],
    make: () => videos.make('a.mkv', ...film2s, '-c:v', 'libvpx-vp9', ...vpx),
    facts: silent,
  },
]

suite('videos as people send them', needing('libx264'), () => {
  for (const { name, encoders = [], make, facts, about = 0.01, preview } of realVideos) {
    test(name, needing(...encoders), async () => {
      const found = await document(make())
      const { duration, ...rest } = found.facts
      assert.deepEqual({ ...rest, duration: facts.duration }, facts)
      near(duration, facts.duration, about)
      await checkStills(found)
      checkPreview(found, { frames: 20, ...preview })
    })
  }
})

function document(path: string): Promise<DocumentFindings> {
  return media.document(fileAt(path), {
    mimeType: 'video/mp4',
    fileType: 'storage.fileMp4',
    fileName: 'a.mp4',
    sticker: false,
    animated: false,
    keepAsFile: false,
    nosoundVideo: false,
  })
}

/** `i` first, then JPEGs in the shape of the video, of which the last one is `m`. */
async function checkStills({ facts: { width = 0, height = 0 }, previews }: DocumentFindings): Promise<void> {
  const [first, ...images] = previews
  assert.equal(first?.kind, 'stripped')
  const last = images.at(-1)
  assert(last?.kind === 'image')
  const scale = Math.min(1, 320 / Math.max(width, height))
  assert.equal(last.type, 'm')
  near(last.width, width * scale, 0.6)
  near(last.height, height * scale, 0.6)
  for (const image of images) {
    assert(image.kind === 'image')
    const decoded = await sharp(image.bytes).metadata()
    assert.deepEqual([decoded.format, decoded.width, decoded.height], ['jpeg', image.width, image.height])
  }
}

function checkPreview({ facts, videos: made, converted }: DocumentFindings, expected: Partial<Probed>): void {
  assert.equal(converted, undefined)
  const [preview, ...others] = made
  assert(preview)
  assert.deepEqual(others, [])
  assert.equal(preview.type, 'v')
  const seen = probe(preview.bytes, videos)
  const { duration = Math.min(5, facts.duration ?? 0), ...rest } = expected
  const { width, height } = facts
  assert.deepEqual({ ...seen, ...film4 }, { ...seen, width, height, ...film4, ...rest })
  assert.deepEqual([preview.width, preview.height], [seen.width, seen.height])
  near(seen.duration, duration, 0.25)
}

/** What every MPEG4 made here is. */
const film4 = {
  format: 'mov,mp4,m4a,3gp,3g2,mj2',
  codec: 'h264',
  profile: 'Main',
  pixels: 'yuv420p',
  sounds: 0,
  fastStart: true,
}

function near(actual: number | undefined, expected: number | undefined, tolerance: number): void {
  assert.ok(Math.abs((actual ?? 0) - (expected ?? 0)) <= tolerance, `${actual} is not about ${expected}`)
}
