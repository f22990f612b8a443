import assert from 'node:assert/strict'
import { readFileSync, truncateSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, fileAt, film, needing, tone, Videos } from '@longshore/testing/media/videos'
import { seeded } from '@longshore/testing/seeded'
import { createMedia } from '../create-media.ts'
import type { DocumentFindings } from '../media.ts'

const videos = new Videos()
// Sounds need no ffmpeg, and get none here.
const media = createMedia({ tempFolder: videos.folder })
after(async () => {
  await media.close()
  videos.remove()
})

const song = ['-metadata', 'title=Ahoy, Größe!', '-metadata', 'artist=Die Möwen']
const told = { title: 'Ahoy, Größe!', performer: 'Die Möwen' }
const untold = { title: undefined, performer: undefined }

/** An encoder's own silence before and after may be counted in. Seconds. */
const ABOUT = 0.1

interface Sound {
  readonly name: string
  readonly encoders: readonly string[]
  make(): string
  readonly says: typeof told | typeof untold
  readonly cover?: boolean
}

const cover = ffmpegPath ? videos.make('cover.png', ...film('400x300', 1, 1), '-frames:v', '1') : ''
const covered = [
  ...tone(2),
  '-i',
  cover,
  '-map',
  '0',
  '-map',
  '1',
  '-c:v',
  'copy',
  '-disposition:v',
  'attached_pic',
]

const sounds: readonly Sound[] = [
  {
    name: 'MP3 with tags and a cover',
    encoders: ['libmp3lame'],
    make: () => videos.make('a.mp3', ...covered, ...song, '-id3v2_version', '3'),
    says: told,
    cover: true,
  },
  {
    name: 'MP3 with tags',
    encoders: ['libmp3lame'],
    make: () => videos.make('a.mp3', ...tone(2), ...song),
    says: told,
  },
  {
    name: 'MP3 with nothing but frames',
    encoders: ['libmp3lame'],
    make: () => videos.make('a.mp3', ...tone(2), '-id3v2_version', '0', '-write_xing', '0'),
    says: untold,
  },
  {
    name: 'MP3 of a varying rate',
    encoders: ['libmp3lame'],
    make: () => videos.make('a.mp3', ...tone(2), '-q:a', '5', ...song),
    says: told,
  },
  {
    name: 'FLAC with a cover',
    encoders: ['flac'],
    make: () => videos.make('a.flac', ...covered, ...song),
    says: told,
    cover: true,
  },
  { name: 'FLAC', encoders: ['flac'], make: () => videos.make('a.flac', ...tone(2)), says: untold },
  {
    name: 'M4A with a cover',
    encoders: ['aac'],
    make: () => videos.make('a.m4a', ...covered, '-c:a', 'aac', ...song),
    says: told,
    cover: true,
  },
  {
    name: 'M4A',
    encoders: ['aac'],
    make: () => videos.make('a.m4a', ...tone(2), '-c:a', 'aac'),
    says: untold,
  },
  {
    name: 'a voice message',
    encoders: ['libopus'],
    make: () => videos.make('a.ogg', ...tone(2), '-c:a', 'libopus', '-b:a', '24k', '-ac', '1'),
    says: untold,
  },
  {
    name: 'Opus with tags',
    encoders: ['libopus'],
    make: () => videos.make('a.opus', ...tone(2), '-c:a', 'libopus', ...song),
    says: told,
  },
  {
    name: 'Vorbis',
    encoders: ['libvorbis'],
    make: () => videos.make('a.ogg', ...tone(2), '-c:a', 'libvorbis', ...song),
    says: told,
  },
  { name: 'WAV', encoders: [], make: () => videos.make('a.wav', ...tone(2)), says: untold },
  {
    name: 'AAC as broadcast',
    encoders: ['aac'],
    make: () => videos.make('a.aac', ...tone(2), '-c:a', 'aac'),
    says: untold,
  },
  { name: 'AIFF', encoders: [], make: () => videos.make('a.aiff', ...tone(2)), says: untold },
  {
    name: 'WebM of sound only',
    encoders: ['libopus'],
    make: () => videos.make('a.webm', ...tone(2), '-c:a', 'libopus', ...song),
    says: told,
  },
  {
    name: 'Matroska of sound only',
    encoders: ['aac'],
    make: () => videos.make('a.mka', ...tone(2), '-c:a', 'aac'),
    says: untold,
  },
]

suite('sounds as people send them', needing(), () => {
  for (const { name, encoders, make, says, cover: hasCover = false } of sounds) {
    test(name, needing(...encoders), async () => {
      const { facts, previews, videos: moving, converted } = await find(make())
      const { duration = 0, ...rest } = facts
      assert.deepEqual(rest, { kind: 'audio', hasSound: true, ...says })
      assert.ok(Math.abs(duration - 2) <= ABOUT, `${duration} s`)
      const shown = previews.map((preview) =>
        preview.kind === 'image' ? `${preview.width}x${preview.height}` : preview.kind,
      )
      assert.deepEqual(shown, hasCover ? ['stripped', '100x75', '320x240'] : [])
      assert.deepEqual([moving, converted], [[], undefined])
    })
  }

  for (const [name, ...codec] of [
    ['a.mp3', '-c:a', 'libmp3lame', '-q:a', '0', '-id3v2_version', '0', '-write_xing', '0'],
    ['a.aac', '-c:a', 'aac'],
  ] as const) {
    test(`how long ${name} of millions of bytes is, is estimated`, needing(codec[1]), async () => {
      const noise = ['-f', 'lavfi', '-i', 'anoisesrc=d=10:r=48000']
      const piece = readFileSync(videos.make(name, ...noise, ...codec))
      const times = Math.ceil((5 << 20) / piece.length)
      const { facts } = await find(videos.write(name, Buffer.concat(Array<Buffer>(times).fill(piece))))
      const { duration = 0 } = facts
      assert.ok(Math.abs(duration - times * 10) < times * 0.3, `${duration} s, not ${times * 10} s`)
    })
  }

  test('a title is one line of at most 256 characters', async () => {
    const { facts } = await find(
      videos.make('a.flac', ...tone(1), '-metadata', `title=a\nb\t${'x'.repeat(300)}`),
    )
    assert.equal(facts.title, `a b ${'x'.repeat(252)}`)
  })

  test('a cover that is no picture is no preview', async () => {
    const bytes = Buffer.from(readFileSync(videos.make('a.flac', ...covered)))
    bytes.fill(0, bytes.indexOf('\x89PNG', 'latin1'), bytes.indexOf('IEND'))
    const { facts, previews } = await find(videos.write('a.flac', bytes))
    assert.equal(facts.kind, 'audio')
    assert.deepEqual(previews, [])
  })
})

suite('sounds made to hurt', () => {
  const wav = (rate: number, channels: number, bits: number, length: number) => {
    const bytes = Buffer.alloc(44 + 1000)
    bytes.write('RIFF\0\0\0\0WAVEfmt ', 'latin1')
    bytes.writeUInt32LE(0xffffffff, 4)
    bytes.writeUInt32LE(16, 16)
    bytes.writeUInt16LE(1, 20)
    bytes.writeUInt16LE(channels, 22)
    bytes.writeUInt32LE(rate, 24)
    bytes.writeUInt32LE(0, 28)
    bytes.writeUInt16LE(0, 32)
    bytes.writeUInt16LE(bits, 34)
    bytes.write('data', 36, 'latin1')
    bytes.writeUInt32LE(length, 40)
    return bytes
  }
  const aiff = (rate: readonly number[]) => {
    const common = [0, 1, 0xff, 0xff, 0xff, 0xff, 0, 16, ...rate]
    return Buffer.concat([Buffer.from('FORM\0\0\0\x1eAIFFCOMM\0\0\0\x12', 'latin1'), Buffer.from(common)])
  }
  const id3 = (size: readonly number[]) =>
    Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), Buffer.from(size), Buffer.alloc(500)])

  const files: readonly (readonly [string, Buffer])[] = [
    ['a WAV of no sampling rate', wav(0, 1, 16, 1000)],
    ['a WAV of no channels', wav(44_100, 0, 0, 1000)],
    ['a WAV that claims four gigabytes', wav(1, 65_535, 65_535, 0xffffffff)],
    ['an AIFF whose sampling rate is no number', aiff([0x7f, 0xff, 0xc0, 0, 0, 0, 0, 0, 0, 0])],
    ['an AIFF whose sampling rate is infinite', aiff([0x7f, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0])],
    ['an AIFF of no sampling rate', aiff([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['an ID3 tag of 256 MiB', id3([0x7f, 0x7f, 0x7f, 0x7f])],
    ['an Ogg of nothing', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(100)])],
    ['a FLAC without a description', Buffer.from('fLaC\x84\0\0\x00', 'latin1')],
    [
      'a FLAC whose picture claims 16 MiB',
      Buffer.from('fLaC\x86\xff\xff\xff\0\0\0\x03\0\0\0\x0aimage/jpeg', 'latin1'),
    ],
  ]
  for (const [name, bytes] of files) {
    test(name, async () => {
      const { facts, previews } = await find(videos.write('a.bin', bytes))
      const { duration = 1 } = facts
      assert.ok(Number.isFinite(duration) && duration > 0 && duration <= 7 * 24 * 3600, `${duration} s`)
      assert.deepEqual(previews, [])
    })
  }

  test('a gigabyte of zeros behind the beginning of an MP3', async () => {
    const path = videos.write('a.mp3', Buffer.from('\xff\xfb\x90\x64', 'latin1'))
    truncateSync(path, 1 << 30)
    const begun = performance.now()
    await media.document({ size: 1 << 30, lend: (use) => use(path) }, hints)
    assert.ok(performance.now() - begun < 5000)
  })

  const seed = 20260923
  test(`damaged ones never throw (seed ${seed})`, needing('libmp3lame', 'aac', 'libopus'), async () => {
    const below = seeded(seed)
    const whole = ['a.mp3', 'a.m4a', 'a.flac'].map((name) => videos.make(name, ...covered))
    for (const path of [...whole, videos.make('a.opus', ...tone(1)), videos.make('a.wav', ...tone(1))]) {
      for (let round = 0; round < 15; round++) {
        const bytes = Buffer.from(readFileSync(path))
        for (let count = 0; count < 20; count++)
          bytes[4 + below(Math.min(bytes.length, 2000) - 4)] = below(256)
        await find(
          videos.write('damaged', bytes.subarray(0, round % 3 === 0 ? below(bytes.length) : bytes.length)),
        )
      }
    }
  })
})

const hints = {
  mimeType: 'audio/mpeg',
  fileType: 'storage.fileUnknown',
  fileName: 'a.mp3',
  sticker: false,
  animated: false,
  keepAsFile: false,
  nosoundVideo: false,
} as const

function find(path: string): Promise<DocumentFindings> {
  return media.document(fileAt(path), hints)
}
