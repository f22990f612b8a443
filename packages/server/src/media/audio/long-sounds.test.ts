import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, fileAt, film, h264, needing, tone, Videos } from '@longshore/testing/media/videos'
import { createMedia } from '../create-media.ts'
import type { DocumentFacts } from '../media.ts'

const videos = new Videos()
const media = createMedia({ ffmpeg: ffmpegPath, tempFolder: videos.folder })
const withoutFfmpeg = createMedia({ tempFolder: videos.folder })
after(async () => {
  await media.close()
  await withoutFfmpeg.close()
  videos.remove()
})

const SECONDS = 20
/** An encoder's own silence may be counted in, and what is measured ends with the last packet that was begun. */
const ABOUT = 0.2

async function facts(path: string, by = media): Promise<DocumentFacts> {
  const hints = { mimeType: '', fileType: 'storage.fileUnknown', fileName: '' } as const
  const wishes = { sticker: false, animated: false, keepAsFile: false, nosoundVideo: false }
  return (await by.document(fileAt(path), { ...hints, ...wishes })).facts
}

/** What ffmpeg writes to a pipe. */
function piped(...options: readonly string[]): Buffer {
  const quiet = ['-nostdin', '-hide_banner', '-loglevel', 'error']
  return execFileSync(ffmpegPath ?? '', [...quiet, ...options, 'pipe:1'], { maxBuffer: 64 << 20 })
}

function assertAbout(seconds: number | undefined, expected: number): void {
  assert.ok(Math.abs((seconds ?? 0) - expected) < ABOUT, `${seconds} s`)
}

const noisy = ['-f', 'lavfi', '-i', `anoisesrc=d=${SECONDS}:r=48000`]
const sounds: readonly [string, string, string, readonly string[]][] = [
  ['Vorbis', 'libvorbis', 'a.ogg', ['-c:a', 'libvorbis']],
  ['Opus', 'libopus', 'a.opus', ['-c:a', 'libopus', '-b:a', '96k']],
  ['a voice', 'libopus', 'a.oga', ['-c:a', 'libopus', '-b:a', '64k', '-application', 'voip', '-ac', '1']],
  ['Speex', 'libspeex', 'a.spx', ['-c:a', 'libspeex', '-ar', '32000', '-ac', '1']],
  ['FLAC in Ogg', 'flac', 'b.ogg', ['-c:a', 'flac', '-f', 'ogg']],
  ['FLAC', 'flac', 'a.flac', ['-c:a', 'flac']],
  [
    'MP3 of varying rate that does not say how long it is',
    'libmp3lame',
    'a.mp3',
    ['-q:a', '4', '-write_xing', '0'],
  ],
  ['M4A with its index at the end', 'aac', 'a.m4a', ['-c:a', 'aac']],
  ['M4A in fragments', 'aac', 'b.m4a', ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov']],
  ['AAC as broadcast', 'aac', 'a.aac', ['-c:a', 'aac', '-f', 'adts']],
  ['WAV', 'pcm_s16le', 'a.wav', ['-c:a', 'pcm_s16le']],
  ['AIFF', 'pcm_s16be', 'a.aiff', ['-c:a', 'pcm_s16be']],
  ['WebM', 'libopus', 'a.webm', ['-c:a', 'libopus']],
  ['Matroska', 'libvorbis', 'a.mka', ['-c:a', 'libvorbis']],
]

suite('a sound of more than 64 KiB is told with its duration', { timeout: 120_000 }, () => {
  for (const [name, encoder, file, options] of sounds) {
    test(name, needing(encoder), async () => {
      const path = videos.make(file, ...noisy, ...options)
      assert.ok(readFileSync(path).length > 64 << 10)
      const { kind, duration } = await facts(path, withoutFfmpeg)
      assert.equal(kind, 'audio')
      assertAbout(duration, SECONDS)
    })
  }

  for (const [name, encoder, options] of [
    ['WebM, as browsers record it', 'libopus', ['-c:a', 'libopus', '-f', 'webm']],
    ['FLAC', 'flac', ['-c:a', 'flac', '-f', 'flac']],
    ['WAV', 'pcm_s16le', ['-c:a', 'pcm_s16le', '-f', 'wav']],
  ] as const) {
    test(`${name}, written to where nobody can go back`, needing(encoder), async () => {
      const { kind, duration } = await facts(videos.write('piped', piped(...noisy, ...options)))
      assert.equal(kind, 'audio')
      assertAbout(duration, SECONDS)
    })
  }

  test('an Ogg that was joined of two', needing('libvorbis'), async () => {
    const part = (serial: number, seconds: number) =>
      readFileSync(videos.make('p.ogg', ...tone(seconds), '-c:a', 'libvorbis', '-serial_offset', `${serial}`))
    const path = videos.write('joined.ogg', Buffer.concat([part(1, 6), part(9, 4)]))
    const { kind, duration } = await facts(path, withoutFfmpeg)
    assert.equal(kind, 'audio')
    assertAbout(duration, 10)
  })

  test('an Ogg that was cut off', needing('libvorbis'), async () => {
    const whole = readFileSync(videos.make('c.ogg', ...noisy, '-c:a', 'libvorbis'))
    const path = videos.write('cut.ogg', whole.subarray(0, whole.length / 2))
    const { kind, duration = 0 } = await facts(path, withoutFfmpeg)
    assert.equal(kind, 'audio')
    assert.ok(duration > SECONDS / 3 && duration < SECONDS, `${duration} s`)
  })
})

suite('a video in an Ogg is a video', { timeout: 60_000 }, () => {
  for (const [name, sound, hasSound] of [
    ['with sound', tone(3), true],
    ['without', [], false],
  ] as const) {
    test(name, needing('libtheora', 'libvorbis'), async () => {
      const path = videos.make('a.ogv', ...film('96x64', 10, 3), ...sound, '-c:v', 'libtheora')
      const { duration, ...found } = await facts(path)
      assert.deepEqual(found, { kind: 'video', width: 96, height: 64, hasSound })
      assertAbout(duration, 3)
      const hints = { mimeType: 'video/ogg', fileType: 'storage.fileUnknown', fileName: 'a.ogv' } as const
      const wishes = { sticker: false, animated: false, keepAsFile: false, nosoundVideo: false }
      const made = await media.document(fileAt(path), { ...hints, ...wishes })
      assert.deepEqual([made.previews.length > 0, made.videos.length], [true, 1])
    })
  }
})

suite('a video that does not say how long it is', { timeout: 60_000 }, () => {
  for (const [name, file, options] of [
    ['WebM', 'live.webm', ['-c:v', 'libvpx', '-live', '1']],
    ['Matroska', 'live.mkv', [...h264, '-live', '1']],
    ['MPEG4 in fragments', 'live.mp4', [...h264, '-movflags', 'frag_keyframe+empty_moov']],
  ] as const) {
    test(`is measured: ${name}`, needing('libx264', 'libvpx'), async () => {
      const { kind, duration } = await facts(videos.make(file, ...film('96x64', 10, 5), ...options))
      assert.equal(kind, 'video')
      assertAbout(duration, 5)
    })
  }
})
