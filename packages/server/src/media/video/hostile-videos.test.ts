import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, fileAt, film, h264, needing, tone, Videos } from '@longshore/testing/media/videos'
import { seeded } from '@longshore/testing/seeded'
import { createMedia } from '../create-media.ts'
import type { DocumentFindings } from '../media.ts'
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.ts'

const videos = new Videos()
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: videos.folder })
after(async () => {
  await media.close()
  videos.remove()
})

const nothing: DocumentFindings = { facts: { kind: 'other' }, previews: [], videos: [] }

suite('what only looks like a video', needing('libx264'), () => {
  const victim = ffmpegPath ? videos.make('victim.mp4', ...film('96x64', 10, 1), ...h264) : ''
  const disguises: Readonly<Record<string, string>> = {
    'a list of files to join': `ffconcat version 1.0\nfile '${victim}'\n`,
    'an HLS playlist': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://${victim}\n#EXT-X-ENDLIST\n`,
    'an HLS playlist of a system file': '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n',
    'a DASH manifest': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><BaseURL>file://${victim}</BaseURL></MPD>`,
    'an SVG': '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
    subtitles: '1\n00:00:00,000 --> 00:00:01,000\nAhoy\n',
    'a session description': 'v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n',
  }

  test('ffmpeg left alone opens the video that a list names', () => {
    const list = videos.write('list.mp4', disguises['a list of files to join'] ?? '')
    execFileSync(ffmpegPath ?? '', ['-v', 'error', '-safe', '0', '-i', list, '-f', 'null', '-'])
  })

  for (const [name, words] of Object.entries(disguises)) {
    test(`${name}: nothing is found out`, async () => {
      assert.deepEqual(await find(videos.write('a.mp4', words)), nothing)
    })
    for (const demuxer of ['mp4', 'matroska', 'gif'] as const) {
      test(`${name}: ffmpeg does not open it as ${demuxer} either`, async () => {
        const path = videos.write('a.mp4', words)
        const written = runFfmpeg(ffmpegAt('disguise'), { path, demuxer }, ['-f', 'null', '-'], 10)
        await assert.rejects(written, FfmpegFailed)
      })
    }
  }

  test('a list behind the first box of an MP4', async () => {
    const box = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')])
    const words = Buffer.from(disguises['a list of files to join'] ?? '')
    assert.deepEqual(await find(videos.write('a.mp4', Buffer.concat([box, words]))), nothing)
  })

  test('a WebM whose DocType is a playlist', async () => {
    const words = Buffer.from(`\x1aE\xdf\xa3#EXTM3U\nfile://${victim}\n`, 'latin1')
    assert.deepEqual(await find(videos.write('a.webm', words)), nothing)
  })
})

suite('lying headers', needing('libx264', 'mjpeg'), () => {
  const honest = ffmpegPath
    ? readFileSync(videos.make('a.mp4', ...film('96x64', 10, 1), ...h264))
    : Buffer.alloc(0)
  const patched = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(honest)
    change(bytes)
    return videos.write('patched.mp4', bytes)
  }
  const content = (bytes: Buffer, type: string) => bytes.indexOf(type) + 4

  test('a size nobody films: found out, and not decoded', async () => {
    const path = patched((bytes) => {
      bytes.writeUInt32BE((40_000 << 16) >>> 0, content(bytes, 'tkhd') + 76)
      bytes.writeUInt32BE(40_000 * 65536, content(bytes, 'tkhd') + 80)
    })
    const { facts, previews, videos: moving } = await find(path)
    assert.deepEqual([facts.kind, facts.width, facts.height], ['video', 40_000, 40_000])
    assert.deepEqual([previews, moving], [[], []])
  })

  test('frames larger than 34 megapixels behind a header that says 96x64', async () => {
    const large = [
      '-f',
      'lavfi',
      '-i',
      'color=teal:s=8000x5000:r=1:d=2',
      '-c:v',
      'mjpeg',
      '-pix_fmt',
      'yuvj420p',
    ]
    const bytes = Buffer.from(readFileSync(videos.make('large.mov', ...large)))
    bytes.writeUInt32BE(96 << 16, content(bytes, 'tkhd') + 76)
    bytes.writeUInt32BE(64 << 16, content(bytes, 'tkhd') + 80)
    const { facts, previews, videos: moving } = await find(videos.write('large.mov', bytes))
    assert.deepEqual([facts.width, facts.height], [96, 64])
    assert.deepEqual([previews, moving], [[], []])
  })

  test('no time scale', async () => {
    const path = patched((bytes) => bytes.writeUInt32BE(0, content(bytes, 'mvhd') + 12))
    const { facts } = await find(path)
    assert.equal(facts.kind, 'video')
    // Measured by its packets.
    assert.ok(Math.abs((facts.duration ?? 0) - 1) < 0.11, `${facts.duration} s`)
  })

  test('a duration of centuries is none', async () => {
    const path = patched((bytes) => bytes.writeUInt32BE(0xfffffffe, content(bytes, 'mvhd') + 16))
    assert.ok(((await find(path)).facts.duration ?? 0) < 2)
  })

  test('samples that lie beyond the end of the file', async () => {
    const path = patched((bytes) => bytes.writeUInt32BE(0x7fffffff, content(bytes, 'stco') + 8))
    const { facts, previews } = await find(path)
    assert.deepEqual([facts.kind, previews], ['video', []])
  })

  test('a billion samples', async () => {
    const path = patched((bytes) => bytes.writeUInt32BE(1_000_000_000, content(bytes, 'stsz') + 8))
    assert.equal((await find(path)).facts.kind, 'video')
  })

  test('five thousand tracks', async () => {
    const track = box('trak', box('mdia', box('hdlr', Buffer.from('\0\0\0\0\0\0\0\0vide', 'latin1'))))
    const movie = box('moov', ...Array<Buffer>(5000).fill(track))
    const file = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), movie])
    assert.deepEqual(await find(videos.write('tracks.mp4', file)), nothing)
  })

  test('boxes within boxes within boxes', async () => {
    let nested = box('free')
    for (let depth = 0; depth < 3000; depth++) nested = box('moov', nested)
    const file = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), nested])
    assert.deepEqual(await find(videos.write('nested.mp4', file)), nothing)
  })

  for (const [name, bits] of [
    ['not a number', 0x7ff8000000000000n],
    ['infinite', 0x7ff0000000000000n],
    ['negative', 0xbff0000000000000n],
  ] as const) {
    test(`a Matroska whose duration is ${name}`, async () => {
      const bytes = Buffer.from(readFileSync(videos.make('a.mkv', ...film('96x64', 10, 1), ...h264)))
      const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88]))
      assert.notEqual(at, -1)
      bytes.writeBigUInt64BE(bits, at + 3)
      const { facts, previews } = await find(videos.write('a.mkv', bytes))
      assert.ok(Math.abs((facts.duration ?? 0) - 1) < 0.11, `${facts.duration} s`)
      assert.ok(previews.length > 0)
    })
  }
})

suite('damaged videos never throw', needing('libx264'), () => {
  const seed = 20260922
  const whole = ffmpegPath
    ? [
        videos.make('a.mp4', ...film('96x64', 10, 1), ...tone(1), ...h264, '-c:a', 'aac'),
        videos.make('a.mkv', ...film('96x64', 10, 1), ...h264),
        videos.make('a.gif', ...film('96x64', 10, 1)),
      ].map((path) => readFileSync(path))
    : []

  test(`cut anywhere (seed ${seed})`, async () => {
    const below = seeded(seed)
    for (const bytes of whole) {
      for (let round = 0; round < 3; round++)
        await find(videos.write('cut', bytes.subarray(0, below(bytes.length))))
    }
  })

  test(`changed anywhere (seed ${seed})`, async () => {
    const below = seeded(seed)
    for (const bytes of whole) {
      for (let round = 0; round < 4; round++) {
        const changed = Buffer.from(bytes)
        for (let count = 0; count < 30; count++) changed[16 + below(bytes.length - 16)] = below(256)
        await find(videos.write('changed', changed))
      }
    }
  })

  test('nothing is left behind', () => {
    assert.deepEqual(
      readdirSync(videos.folder).filter((name) => name.startsWith('media-')),
      [],
    )
  })
})

let folders = 0

function ffmpegAt(name: string): { path: string; folder: string } {
  const folder = videos.path(`${name}-${folders++}`)
  mkdirSync(folder)
  return { path: ffmpegPath ?? '', folder }
}

function find(path: string): Promise<DocumentFindings> {
  return media.document(fileAt(path), {
    mimeType: 'video/mp4',
    fileType: 'storage.fileMp4',
    fileName: 'a.mp4',
    sticker: false,
    animated: true,
    keepAsFile: false,
    nosoundVideo: false,
  })
}

function box(type: string, ...contents: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + contents.reduce((sum, { length }) => sum + length, 0))
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, ...contents])
}
