import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import {
  ffmpegPath,
  fileAt,
  film,
  h264,
  needing,
  probe,
  tone,
  turned,
  Videos,
} from '@longshore/testing/media/videos'
import sharp from 'sharp'
import { createMedia } from '../create-media.ts'
import type { MadePictures } from '../media.ts'

const videos = new Videos()
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: videos.folder })
after(async () => {
  await media.close()
  videos.remove()
})

const square = (side: number, seconds = 2, ...options: string[]) =>
  videos.make('square.mp4', ...film(`${side}x${side}`, 10, seconds), ...h264, ...options)

/** Red for a second, then blue for a second. */
const redThenBlue = () => {
  const colour = (name: string) => ['-f', 'lavfi', '-i', `color=${name}:s=160x160:r=10:d=1`]
  return videos.make('two.mp4', ...colour('red'), ...colour('blue'), '-filter_complex', 'concat', ...h264)
}

suite('profile videos', needing('libx264'), () => {
  test('a square MPEG4 becomes u and p, and its still picture', async () => {
    const path = videos.make(
      'square.mp4',
      ...[...film('400x400', 10, 2), ...tone(2), ...h264, '-c:a', 'aac'],
      ...['-metadata', 'location=+48.8577+002.295/', '-metadata', 'title=Villa-Geheim-17'],
    )
    const { previews, videos: made } = await profile(path, 0.5)
    assert.deepEqual(previews.map(describe), ['i', 'a 160x160', 'b 320x320', 'c 400x400'])
    const [large, small, ...others] = made.map((video) => ({ ...video, seen: probe(video.bytes, videos) }))
    assert.deepEqual(others, [])
    const mpeg4 = {
      ...large?.seen,
      codec: 'h264',
      pixels: 'yuv420p',
      sounds: 0,
      fastStart: true,
      frames: 20,
      duration: 2,
    }
    assert.deepEqual(large?.seen, { ...mpeg4, width: 400, height: 400 })
    assert.deepEqual([large?.type, large?.width, large?.height, large?.startTs], ['u', 400, 400, 0.5])
    assert.deepEqual(small?.seen, { ...mpeg4, profile: 'Main', width: 160, height: 160 })
    assert.deepEqual([small?.type, small?.width, small?.height, small?.startTs], ['p', 160, 160, 0.5])
    for (const { bytes } of made)
      assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Geheim|48\.8577/)
  })

  test('the pictures of H.264 that everything plays are kept as they are', async () => {
    const path = square(200)
    const { videos: made } = await profile(path)
    const before = Buffer.from(pictures(readFileSync(path)))
    assert.ok(before.equals(pictures(made[0]?.bytes ?? new Uint8Array())))
  })

  const madeAnew: readonly (readonly [string, string[], string?])[] = [
    ['4:4:4', ['-pix_fmt', 'yuv444p']],
    ['ten bits', ['-pix_fmt', 'yuv420p10le']],
    ['MPEG-4 part 2', ['-c:v', 'mpeg4']],
    ['HEVC', ['-c:v', 'libx265', '-x265-params', 'log-level=0'], 'libx265'],
  ]
  for (const [name, options, encoder] of madeAnew) {
    test(`${name} is made H.264 of`, needing(...(encoder ? [encoder] : [])), async () => {
      const { videos: made } = await profile(square(200, 1, ...options))
      const { codec, pixels, width, height, frames } = probe(made[0]?.bytes ?? new Uint8Array(), videos)
      assert.deepEqual([codec, pixels, width, height, frames], ['h264', 'yuv420p', 200, 200, 10])
    })
  }

  test('a square that has to be turned is turned', async () => {
    const path = videos.write('turned.mp4', turned(readFileSync(redThenBlue()), [0, 1, -1, 0]))
    const { previews, videos: made } = await profile(path)
    assert.deepEqual(previews.map(describe), ['i', 'a 160x160'])
    assert.deepEqual([made[0]?.width, made[0]?.height], [160, 160])
  })

  test('odd sides lose a line', async () => {
    const odd = ['-f', 'lavfi', '-i', 'testsrc=s=201x201:r=10:d=1', ...h264, '-pix_fmt', 'yuv444p']
    const { videos: made } = await profile(videos.make('odd.mp4', ...odd))
    assert.deepEqual([made[0]?.width, made[0]?.height], [200, 200])
  })

  test('as large and as long as allowed', async () => {
    const { videos: made } = await profile(videos.make('a.mp4', ...film('1080x1080', 2, 10), ...h264))
    assert.deepEqual([made[0]?.width, made[0]?.height], [1080, 1080])
  })

  const times: readonly (readonly [number, number, 'red' | 'blue'])[] = [
    [0, 0, 'red'],
    [0.85, 0.85, 'red'],
    [1.05, 1.05, 'blue'],
    [1.9, 1.9, 'blue'],
    [2, 1.9, 'blue'],
    [1e300, 1.9, 'blue'],
    [Number.POSITIVE_INFINITY, 1.9, 'blue'],
    [-1, 0, 'red'],
    [-0, 0, 'red'],
    [Number.NEGATIVE_INFINITY, 0, 'red'],
    [Number.NaN, 0, 'red'],
  ]
  const twoColours = ffmpegPath ? redThenBlue() : ''
  for (const [asked, used, colour] of times) {
    test(`the still picture at ${Object.is(asked, -0) ? '-0' : asked} s is ${colour}`, async () => {
      const { previews, videos: made } = await profile(twoColours, asked)
      assert.ok(Math.abs((made[0]?.startTs ?? -1) - used) < 0.001, `${made[0]?.startTs}`)
      const image = previews.find(({ kind }) => kind === 'image')
      assert(image?.kind === 'image')
      const { dominant } = await sharp(image.bytes).stats()
      assert.equal(dominant.r > dominant.b ? 'red' : 'blue', colour)
    })
  }

  const refused: readonly (readonly [string, () => string])[] = [
    ['not square', () => videos.make('a.mp4', ...film('320x240', 10, 1), ...h264)],
    ['almost square', () => videos.make('a.mp4', ...film('320x322', 10, 1), ...h264)],
    ['larger than 1080x1080', () => videos.make('a.mp4', ...film('1082x1082', 2, 1), ...h264)],
    ['smaller than the smallest still picture', () => square(158)],
    ['longer than ten seconds', () => videos.make('a.mp4', ...film('160x160', 2, 12), ...h264)],
    ['a QuickTime movie', () => videos.make('a.mov', ...film('160x160', 10, 1), ...h264)],
    ['Matroska', () => videos.make('a.mkv', ...film('160x160', 10, 1), ...h264)],
    ['a GIF', () => videos.make('a.gif', ...film('160x160', 10, 1))],
    ['a sound', () => videos.make('a.m4a', ...tone(1), '-c:a', 'aac')],
    ['a picture', () => videos.make('a.png', ...film('160x160', 10, 1), '-frames:v', '1')],
    ['words', () => videos.write('a.mp4', 'Not a video at all')],
    ['nothing', () => videos.write('a.mp4', '')],
    ['cut short', () => videos.write('a.mp4', readFileSync(square(160)).subarray(0, 2000))],
    ['a list that names a video', () => videos.write('a.mp4', `ffconcat version 1.0\nfile ${square(160)}\n`)],
    ['frames of another size than it says', () => liar()],
    ['without a frame that can be seen', () => withoutPictures()],
  ]
  for (const [name, make] of refused) {
    test(`refused: ${name}`, async () => {
      await assert.rejects(profile(make()), refusal)
    })
  }

  test('nothing is left behind', () => {
    assert.deepEqual(
      readdirSync(videos.folder).filter((name) => name.startsWith('media-')),
      [],
    )
  })
})

test('without an ffmpeg every profile video is refused', async () => {
  const without = createMedia({ tempFolder: videos.folder })
  await assert.rejects(without.profileVideo(fileAt(videos.write('a.mp4', 'anything')), 0), refusal)
  assert.equal(without.video, false)
  await without.close()
})

function profile(path: string, startTs = 0): Promise<MadePictures> {
  return media.profileVideo(fileAt(path), startTs)
}

function refusal(error: unknown): boolean {
  return error instanceof RpcError && error.is('VIDEO_FILE_INVALID')
}

function describe(preview: MadePictures['previews'][number]): string {
  return preview.kind === 'image' ? `${preview.type} ${preview.width}x${preview.height}` : 'i'
}

/** Says 200x200 in both places where a movie says it. */
function liar(): string {
  const bytes = Buffer.from(readFileSync(videos.make('wide.mp4', ...film('400x200', 10, 1), ...h264)))
  bytes.writeUInt32BE(200 << 16, bytes.indexOf('tkhd') + 4 + 76)
  bytes.writeUInt16BE(200, bytes.indexOf('avc1', bytes.indexOf('stsd')) + 4 + 24)
  return videos.write('liar.mp4', bytes)
}

function withoutPictures(): string {
  const bytes = Buffer.from(readFileSync(square(160)))
  const start = bytes.indexOf('mdat') + 4
  const end = bytes.indexOf('moov') - 4
  return videos.write('blank.mp4', bytes.fill(0xff, start, end))
}

/** The content of `mdat`, without the words that the encoder puts before the first picture. */
function pictures(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes)
  const start = buffer.indexOf('mdat')
  return buffer.subarray(start + 4, start - 4 + buffer.readUInt32BE(start - 4))
}
