import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { after, suite, test } from 'node:test'
import { Videos } from '@longshore/testing/media/videos'
import { boxesIn, readMoov } from './mp4-boxes.ts'
import { type Mp4Movie, readMovie } from './mp4-movie.ts'

const videos = new Videos()
after(() => videos.remove())

const box = (type: string, ...contents: Uint8Array[]): Buffer =>
  Buffer.concat([
    int(8 + contents.reduce((sum, { length }) => sum + length, 0)),
    Buffer.from(type, 'latin1'),
    ...contents,
  ])
const longBox = (type: string, content: Buffer): Buffer =>
  Buffer.concat([int(1), Buffer.from(type, 'latin1'), int(0), int(16 + content.length), content])
const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
const ints = (...values: number[]): Buffer => Buffer.concat(values.map(int))
const zeros = (length: number): Buffer => Buffer.alloc(length)

type Matrix = readonly [number, number, number, number]
const matrix = ([a, b, c, d]: Matrix) =>
  ints(...[a, b, 0, c, d, 0, 0, 0].map((value) => value * 65536), 0x40000000)
const upright: Matrix = [1, 0, 0, 1]

const mvhd = (scale: number, time: number, turn = upright) =>
  box('mvhd', ints(0, 0, 0, scale, time), zeros(16), matrix(turn), zeros(28))
const longMvhd = (scale: number, ...time: [number, number]) =>
  box('mvhd', ints(0x01000000, 0, 0, 0, 0, scale, ...time), zeros(16), matrix(upright), zeros(28))
const tkhd = (width: number, height: number, turn = upright) =>
  box('tkhd', zeros(40), matrix(turn), ints(width * 65536, height * 65536))
const longTkhd = (width: number, height: number, turn = upright) =>
  box('tkhd', int(0x01000000), zeros(48), matrix(turn), ints(width * 65536, height * 65536))
const entry = (codec: string, width: number, height: number, ...inside: Buffer[]) =>
  box(codec, zeros(24), Buffer.of(width >> 8, width & 255, height >> 8, height & 255), zeros(50), ...inside)
const media = (handler: string, frames: number, ...entries: Buffer[]) =>
  box(
    'mdia',
    box('hdlr', zeros(8), Buffer.from(handler, 'latin1'), zeros(12)),
    box(
      'minf',
      box('stbl', box('stsd', ints(0, entries.length), ...entries), box('stsz', ints(0, 0, frames))),
    ),
  )
const h264 = (profile: number) => entry('avc1', 640, 360, box('avcC', Buffer.of(1, profile, 0, 30)))
const video = (header = tkhd(640, 360)) => box('trak', header, media('vide', 50, h264(77)))
const sound = box('trak', tkhd(0, 0), media('soun', 86, box('mp4a', zeros(28))))

const movieOf = (...boxes: Buffer[]): Mp4Movie | undefined =>
  readMovie({ bytes: Buffer.concat(boxes), first: true })

suite('what a movie says of itself', () => {
  test('pictures and sound', () => {
    assert.deepEqual(movieOf(mvhd(1000, 2500), video(), sound), {
      duration: 2.5,
      fastStart: true,
      fragmented: false,
      tracks: [
        { kind: 'video', codec: 'avc1', profile: 77, width: 640, height: 360, turned: false, frames: 50 },
        { kind: 'audio', codec: 'mp4a', profile: 0, width: 0, height: 0, turned: false, frames: 86 },
      ],
    })
  })

  const turns: readonly (readonly [string, Matrix, boolean, number, number])[] = [
    ['as filmed', [1, 0, 0, 1], false, 640, 360],
    ['by 90 degrees', [0, 1, -1, 0], true, 360, 640],
    ['by 180 degrees', [-1, 0, 0, -1], true, 640, 360],
    ['by 270 degrees', [0, -1, 1, 0], true, 360, 640],
    ['in a mirror', [-1, 0, 0, 1], true, 640, 360],
    ['in a mirror and by 90 degrees', [0, 1, 1, 0], true, 360, 640],
    ['by nothing at all, which old cameras write', [0, 0, 0, 0], false, 640, 360],
  ]
  for (const [name, turn, turned, width, height] of turns) {
    for (const header of [tkhd, longTkhd]) {
      test(`turned ${name} by the track (${header.name})`, () => {
        const [track] = movieOf(mvhd(1000, 1000), video(header(640, 360, turn)))?.tracks ?? []
        assert.deepEqual([track?.turned, track?.width, track?.height], [turned, width, height])
      })
    }
    test(`turned ${name} by the movie`, () => {
      const [track] = movieOf(mvhd(1000, 1000, turn), video())?.tracks ?? []
      assert.deepEqual([track?.turned, track?.width, track?.height], [turned, width, height])
    })
  }

  test('two turns by 90 degrees are one by 180', () => {
    const turn: Matrix = [0, 1, -1, 0]
    const [track] = movieOf(mvhd(1000, 1000, turn), video(tkhd(640, 360, turn)))?.tracks ?? []
    assert.deepEqual([track?.turned, track?.width, track?.height], [true, 640, 360])
  })

  test('a track header without a size leaves it to the samples', () => {
    const [track] = movieOf(mvhd(1000, 1000), video(tkhd(0, 0)))?.tracks ?? []
    assert.deepEqual([track?.width, track?.height], [640, 360])
  })

  test('two descriptions of samples have no profile in common', () => {
    const track = box('trak', tkhd(640, 360), media('vide', 50, h264(77), h264(100)))
    assert.equal(movieOf(mvhd(1000, 1000), track)?.tracks[0]?.profile, 0)
  })

  const times: readonly (readonly [string, Buffer[], number | undefined])[] = [
    ['32 bits', [mvhd(600, 900)], 1.5],
    ['64 bits', [longMvhd(1, 1, 0)], 2 ** 32],
    ['no scale', [mvhd(0, 900)], undefined],
    ['no time', [mvhd(600, 0)], undefined],
    ['of fragments', [mvhd(1000, 0), box('mvex', box('mehd', ints(0, 4000)))], 4],
    ['of fragments in 64 bits', [mvhd(1000, 0), box('mvex', box('mehd', ints(0x01000000, 0, 5000)))], 5],
    ['no movie header', [], undefined],
  ]
  for (const [name, boxes, seconds] of times) {
    test(`duration: ${name}`, () => assert.equal(movieOf(...boxes, video())?.duration, seconds))
  }

  test('a duration of all ones is unknown', () => {
    assert.equal(movieOf(mvhd(600, 0xffffffff), video())?.duration, undefined)
    assert.equal(movieOf(longMvhd(600, 0xffffffff, 0xffffffff), video())?.duration, undefined)
  })

  test('64 tracks are read, 65 are nonsense', () => {
    assert.equal(movieOf(mvhd(1, 1), ...Array<Buffer>(64).fill(sound))?.tracks.length, 64)
    assert.equal(movieOf(mvhd(1, 1), ...Array<Buffer>(65).fill(sound)), undefined)
  })

  test('no track is no movie', () => assert.equal(movieOf(mvhd(1, 1)), undefined))

  test('no cut throws', () => {
    const bytes = Buffer.concat([mvhd(1000, 2500), video(), sound])
    for (let length = 0; length < bytes.length; length++) {
      readMovie({ bytes: bytes.subarray(0, length), first: true })
    }
  })

  test('no byte of all ones throws', () => {
    const bytes = Buffer.concat([mvhd(1000, 2500), video(), sound])
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = 0xff
      readMovie({ bytes: changed, first: true })
    }
  })
})

suite('boxes', () => {
  const types = (bytes: Uint8Array) =>
    Array.from(boxesIn(bytes), ({ type, start, end }) => `${type} ${start}-${end}`)

  const lists: readonly (readonly [string, Buffer, string[]])[] = [
    ['two', Buffer.concat([box('free'), box('skip', zeros(2))]), ['free 8-8', 'skip 16-18']],
    [
      '64 bits of length',
      Buffer.concat([longBox('wide', zeros(3)), box('free')]),
      ['wide 16-19', 'free 27-27'],
    ],
    ['to the end', Buffer.concat([int(0), Buffer.from('mdat'), zeros(5)]), ['mdat 8-13']],
    ['longer than there is', Buffer.concat([int(100), Buffer.from('mdat'), zeros(5)]), ['mdat 8-13']],
    ['shorter than its own header', Buffer.concat([int(7), Buffer.from('mdat'), zeros(5)]), []],
    ['64 bits cut off', Buffer.concat([int(1), Buffer.from('mdat'), zeros(4)]), []],
    ['less than a header', zeros(7), []],
  ]
  for (const [name, bytes, expected] of lists) {
    test(name, () => assert.deepEqual(types(bytes), expected))
  }

  test('no more than two thousand side by side', () => {
    assert.equal(types(Buffer.concat(Array<Buffer>(2500).fill(box('free')))).length, 2000)
  })
})

suite('finding the movie in a file', () => {
  const found = async (...parts: Buffer[]) => {
    const bytes = Buffer.concat(parts)
    const file = await open(videos.write('a.mp4', bytes))
    try {
      const moov = await readMoov(file, bytes.length)
      return moov && { length: moov.bytes.length, first: moov.first }
    } finally {
      await file.close()
    }
  }
  const ftyp = box('ftyp', zeros(8))
  const moov = box('moov', zeros(20))

  test('before the media', async () => {
    assert.deepEqual(await found(ftyp, moov, box('mdat', zeros(9))), { length: 20, first: true })
  })
  test('after the media', async () => {
    assert.deepEqual(await found(ftyp, box('mdat', zeros(9)), moov), { length: 20, first: false })
  })
  test('after media of 64 bits of length', async () => {
    assert.deepEqual(await found(ftyp, longBox('mdat', zeros(9)), moov), { length: 20, first: false })
  })
  test('to the end of the file', async () => {
    assert.deepEqual(await found(ftyp, int(0), Buffer.from('moov'), zeros(20)), { length: 20, first: true })
  })
  test('not where the media never ends', async () => {
    assert.equal(await found(ftyp, int(0), Buffer.from('mdat'), moov), undefined)
  })
  test('not beyond the end of the file', async () => {
    assert.equal(await found(ftyp, moov.subarray(0, 20)), undefined)
  })
  test('not where it claims more than any movie needs', async () => {
    assert.equal(await found(ftyp, int((32 << 20) + 9), Buffer.from('moov'), zeros(100)), undefined)
  })
  test('not behind a thousand other boxes', async () => {
    assert.equal(await found(...Array<Buffer>(1000).fill(box('free')), moov), undefined)
    assert.ok(await found(...Array<Buffer>(999).fill(box('free')), moov))
  })
  test('not in an empty file', async () => assert.equal(await found(), undefined))
})
