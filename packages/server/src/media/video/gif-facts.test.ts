import assert from 'node:assert/strict'
import { truncateSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { Videos } from '@longshore/testing/media/videos'
import { type GifFacts, gifFacts } from './gif-facts.ts'

const videos = new Videos()
after(() => videos.remove())

const header = (width: number, height: number, flags = 0, colours = 0) => {
  const bytes = Buffer.alloc(13 + colours)
  bytes.write('GIF89a', 'latin1')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  bytes[10] = flags
  return bytes
}
const delay = (hundredths: number) => Buffer.of(0x21, 0xf9, 4, 0, hundredths & 0xff, hundredths >> 8, 0, 0)
const loops = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1')
const frame = Buffer.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0)
const frameWithColours = Buffer.concat([
  Buffer.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80),
  Buffer.alloc(6),
  Buffer.of(2, 2, 0x4c, 1, 0),
])
const end = Buffer.of(0x3b)

type Told = Pick<GifFacts, 'frames' | 'duration' | 'lastFrame'> | undefined

const gifs: readonly (readonly [string, Buffer[], Told])[] = [
  ['one frame', [header(9, 7), frame, end], { frames: 1, duration: 0.1, lastFrame: 0.1 }],
  [
    'two frames',
    [header(9, 7), delay(5), frame, delay(20), frame, end],
    { frames: 2, duration: 0.25, lastFrame: 0.2 },
  ],
  [
    'a delay is for the next frame only',
    [header(9, 7), delay(50), frame, frame, end],
    { frames: 2, duration: 0.6, lastFrame: 0.1 },
  ],
  [
    'no delay, and too short a one',
    [header(9, 7), delay(0), frame, delay(1), frame, end],
    { frames: 2, duration: 0.2, lastFrame: 0.1 },
  ],
  ['loops', [header(9, 7), loops, delay(7), frame, end], { frames: 1, duration: 0.07, lastFrame: 0.07 }],
  [
    'colours for all',
    [header(9, 7, 0x81, 12), delay(7), frame, end],
    { frames: 1, duration: 0.07, lastFrame: 0.07 },
  ],
  [
    'colours for one',
    [header(9, 7), delay(7), frameWithColours, end],
    { frames: 1, duration: 0.07, lastFrame: 0.07 },
  ],
  ['no end', [header(9, 7), delay(7), frame], { frames: 1, duration: 0.07, lastFrame: 0.07 }],
  [
    'cut in its second frame',
    [header(9, 7), delay(7), frame, delay(7), frame.subarray(0, 12)],
    { frames: 1, duration: 0.07, lastFrame: 0.07 },
  ],
  [
    'rubbish after its first frame',
    [header(9, 7), delay(7), frame, Buffer.alloc(20, 1)],
    { frames: 1, duration: 0.07, lastFrame: 0.07 },
  ],
  ['no frame', [header(9, 7), end], undefined],
  ['no width', [header(0, 7), frame, end], undefined],
  ['no height', [header(9, 0), frame, end], undefined],
  ['only a beginning', [header(9, 7).subarray(0, 12)], undefined],
  ['colours that are not there', [header(9, 7, 0x87)], undefined],
]

suite('GIFs are counted', () => {
  for (const [name, parts, told] of gifs) {
    test(name, async () => {
      const facts = await gifFacts(videos.write('a.gif', Buffer.concat(parts)))
      assert.deepEqual(facts, told && { width: 9, height: 7, ...told })
    })
  }

  test('one of 64 MiB and more is not', async () => {
    const path = videos.write('large.gif', Buffer.concat([header(9, 7), frame]))
    truncateSync(path, (64 << 20) + 1)
    assert.equal(await gifFacts(path), undefined)
  })
})
