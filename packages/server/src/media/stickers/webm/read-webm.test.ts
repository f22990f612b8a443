import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { element, makeWebm, timesOf } from '@longshore/testing/media/webm'
import { seeded } from '@longshore/testing/seeded'
import { readNumber } from './ebml.ts'
import { readWebm } from './read-webm.ts'

suite('readWebm', () => {
  for (const endless of [false, true])
    test(`reads tracks and times of a ${endless ? 'stream' : 'file'}`, () => {
      const tracks = [
        { width: 512, height: 300, alpha: true, frameDuration: 40_000_000 },
        { type: 2, codec: 'A_OPUS' },
      ]
      const webm = readWebm(makeWebm({ tracks, times: timesOf(60, 25), duration: 2400, endless }))
      assert.deepEqual(webm, {
        duration: 2.4,
        tracks: [
          {
            number: 1,
            type: 1,
            codec: 'V_VP9',
            width: 512,
            height: 300,
            alpha: true,
            frameDuration: 40_000_000,
            frames: 60,
            begin: 0,
            end: 2.36,
          },
          {
            number: 2,
            type: 2,
            codec: 'A_OPUS',
            width: 0,
            height: 0,
            alpha: false,
            frameDuration: 0,
            frames: 0,
            begin: Number.POSITIVE_INFINITY,
            end: 0,
          },
        ],
      })
    })

  test('skips what it does not know', () => {
    const webm = readWebm(Buffer.concat([makeWebm(), element(0xec, Buffer.alloc(100))]))
    assert.equal(webm?.tracks[0]?.frames, 30)
  })

  for (const [what, bytes] of [
    ['nothing', new Uint8Array(0)],
    ['text', Buffer.from('Ahoy, there is no container here')],
    ['zeros', new Uint8Array(64)],
    ['Matroska that is no WebM', makeWebm({ docType: 'matroska' })],
    ['a file without tracks', makeWebm({ tracks: [], times: [] })],
    ['more tracks than anybody has', makeWebm({ tracks: Array.from({ length: 17 }, () => ({})) })],
    ['a file cut off within an element', makeWebm().subarray(0, -1)],
    [
      'a segment before the header',
      makeWebm().subarray(
        element(0x1a45dfa3, element(0x4286, Buffer.from([1])), element(0x4282, Buffer.from('webm'))).length,
      ),
    ],
  ] as const)
    test(`is undefined for ${what}`, () => {
      assert.equal(readWebm(bytes), undefined)
    })

  test('comes to an end with whatever it is given, seed 5', () => {
    const random = seeded(5)
    const sound = makeWebm()
    for (let round = 0; round < 3000; round++) {
      const broken = Uint8Array.from(sound)
      for (let change = 0; change < 1 + random(4); change++) broken[random(broken.length)] = random(256)
      const webm = readWebm(broken)
      assert.ok(webm === undefined || webm.tracks.length > 0)
    }
  })
})

suite('readNumber', () => {
  for (const [bytes, value, length] of [
    [[0x81], 1, 1],
    [[0x40, 0x7f], 127, 2],
    [[0x10, 0, 0, 1], 1, 4],
    [[0x01, 0, 0, 0, 0, 1, 0, 0], 65_536, 8],
  ] as const)
    test(`[${bytes}] is ${value}`, () => {
      assert.deepEqual(readNumber(Uint8Array.from(bytes), 0, 8, false), { value, length, unknown: false })
    })

  test('ids keep their marker', () => {
    assert.equal(readNumber(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3), 0, 4, true)?.value, 0x1a45dfa3)
  })

  test('all ones are unknown', () => {
    assert.equal(readNumber(Uint8Array.of(0xff), 0, 8, false)?.unknown, true)
    assert.equal(readNumber(Uint8Array.of(1, ...Array(7).fill(0xff)), 0, 8, false)?.unknown, true)
    assert.equal(readNumber(Uint8Array.of(1, ...Array(6).fill(0xff), 0xfe), 0, 8, false)?.unknown, false)
  })

  for (const bytes of [[], [0], [0x40], [0x08, 0, 0, 0, 0]])
    test(`[${bytes}] is none`, () => {
      assert.equal(readNumber(Uint8Array.from(bytes), 0, 4, false), undefined)
    })
})
