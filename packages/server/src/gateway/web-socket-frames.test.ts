import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '@longshore/testing/seeded'
import { binaryHeader, closeFrame, WebSocketError, WebSocketFrames } from './web-socket-frames.ts'

const mask = [0x12, 0x34, 0x56, 0x78]

/** A client's frame. */
function frame(first: number, payload: Uint8Array, lengthBytes?: 0 | 2 | 8): number[] {
  const size = lengthBytes ?? (payload.length < 126 ? 0 : payload.length < 2 ** 16 ? 2 : 8)
  const length =
    size === 0
      ? [0x80 | payload.length]
      : [
          size === 2 ? 0xfe : 0xff,
          ...Array.from({ length: size }, (_, i) => byteOf(payload.length, size - 1 - i)),
        ]
  return [first, ...length, ...mask, ...payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]
}

function byteOf(number: number, place: number): number {
  return Math.floor(number / 256 ** place) % 256
}

function read(bytes: readonly number[], cut: () => number) {
  const heard: { data: number[]; pings: string[]; closes: number } = { data: [], pings: [], closes: 0 }
  const frames = new WebSocketFrames({
    data: (piece) => heard.data.push(...piece),
    ping: (payload) => heard.pings.push(Buffer.from(payload).toString()),
    close: () => heard.closes++,
  })
  for (let at = 0; at < bytes.length; ) {
    const length = cut()
    frames.push(Uint8Array.from(bytes.slice(at, at + length)))
    at += length
  }
  return heard
}

const random = seeded(5)
const payload = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 251)

for (const [name, cut] of [
  ['byte by byte', () => 1],
  ['in pieces', () => 1 + random(5000)],
  ['at once', () => 1_000_000],
] as const) {
  test(`messages, their fragments and what is between them are read ${name}`, () => {
    const bytes = [
      ...frame(0x82, payload.subarray(0, 3)),
      ...frame(0x02, payload.subarray(3, 200)),
      ...frame(0x89, Buffer.from('still there?')),
      ...frame(0x00, payload.subarray(200, 201), 8),
      ...frame(0x80, payload.subarray(201, 201)),
      ...frame(0x8a, new Uint8Array(0)),
      ...frame(0x82, payload.subarray(201)),
      ...frame(0x88, Uint8Array.of(3, 232)),
    ]
    const { data, pings, closes } = read(bytes, cut)
    assert.deepEqual(Buffer.from(data), Buffer.from(payload))
    assert.deepEqual(pings, ['still there?'])
    assert.equal(closes, 1)
  })
}

test('bytes of a message are handed out before it is whole, and it may be of any length', () => {
  const pieces: number[] = []
  const frames = new WebSocketFrames({ data: ({ length }) => pieces.push(length), ping() {}, close() {} })
  frames.push(Uint8Array.of(0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, ...mask))
  for (let round = 0; round < 3; round++) frames.push(new Uint8Array(1000))
  assert.deepEqual(pieces, [1000, 1000, 1000])
})

for (const [what, bytes, code] of [
  ['text', frame(0x81, Uint8Array.of(1)), 1003],
  ['a frame without a mask', [0x82, 1, 1], 1002],
  ['an extension', frame(0xc2, Uint8Array.of(1)), 1002],
  ['an unknown kind', frame(0x83, Uint8Array.of(1)), 1002],
  ['an unknown control frame', frame(0x8b, Uint8Array.of(1)), 1002],
  ['a continuation of nothing', frame(0x80, Uint8Array.of(1)), 1002],
  ['a message inside another', [...frame(0x02, Uint8Array.of(1)), ...frame(0x82, Uint8Array.of(1))], 1002],
  ['a long ping', frame(0x89, new Uint8Array(126)), 1002],
  ['a ping in parts', frame(0x09, new Uint8Array(1)), 1002],
  ['a length beyond all numbers', [0x82, 0xff, 255, 0, 0, 0, 0, 0, 0, 0, ...mask], 1002],
] as const) {
  test(`does not take ${what}`, () => {
    assert.throws(
      () => read(bytes, () => 3),
      (error) => error instanceof WebSocketError && error.code === code,
    )
  })
}

test('writes headers that say the length in as few bytes as can be', () => {
  assert.deepEqual([...binaryHeader(125)], [0x82, 125])
  assert.deepEqual([...binaryHeader(126)], [0x82, 126, 0, 126])
  assert.deepEqual([...binaryHeader(65536)], [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0])
  assert.deepEqual([...closeFrame(1001)], [0x88, 2, 3, 233])
})
