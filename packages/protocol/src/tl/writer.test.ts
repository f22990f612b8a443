import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TlError, TlReader } from './reader.ts'
import { TlWriter } from './writer.ts'

function written(write: (writer: TlWriter) => void): Uint8Array {
  const writer = new TlWriter(0)
  write(writer)
  assert.equal(writer.finish().length, writer.length)
  return writer.finish()
}

test('numbers at their limits come back', () => {
  const bytes = written((w) => {
    w.int(-(2 ** 31))
    w.int(2 ** 31 - 1)
    w.uint(2 ** 32 - 1)
    w.long(-(2n ** 63n))
    w.long(2n ** 63n - 1n)
    w.double(-0.1)
  })
  const r = new TlReader(bytes)
  assert.deepEqual(
    [r.int(), r.int(), r.uint(), r.long(), r.long(), r.double()],
    [-(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1, -(2n ** 63n), 2n ** 63n - 1n, -0.1],
  )
  r.expectEnd()
})

test('numbers beyond their limits are refused and write nothing', () => {
  const refused: [name: string, write: (writer: TlWriter) => void][] = [
    ['int above', (w) => w.int(2 ** 31)],
    ['int below', (w) => w.int(-(2 ** 31) - 1)],
    ['int with a fraction', (w) => w.int(1.5)],
    ['int NaN', (w) => w.int(Number.NaN)],
    ['uint above', (w) => w.uint(2 ** 32)],
    ['uint below', (w) => w.uint(-1)],
    ['long above', (w) => w.long(2n ** 63n)],
    ['long below', (w) => w.long(-(2n ** 63n) - 1n)],
    ['bytes above 16777215', (w) => w.bytes(new Uint8Array(2 ** 24))],
    ['string above 16777215', (w) => w.string('x'.repeat(2 ** 24))],
  ]
  for (const [name, write] of refused) {
    const writer = new TlWriter()
    assert.throws(() => write(writer), TlError, name)
    assert.equal(writer.length, 0, name)
  }
})

test('bytes take the shortest form, padded to four', () => {
  const lengths: [length: number, wire: number][] = [
    [0, 4],
    [3, 4],
    [4, 8],
    [253, 256],
    [254, 260],
    [255, 260],
    [256, 260],
    [257, 264],
    [2 ** 24 - 1, 2 ** 24 + 4],
  ]
  for (const [length, wire] of lengths) {
    const value = new Uint8Array(length).fill(7)
    const bytes = written((w) => w.bytes(value))
    assert.equal(bytes.length, wire, `${length}`)
    assert.equal(bytes[0], length <= 253 ? length : 254)
    const reader = new TlReader(bytes)
    assert.equal(Buffer.compare(reader.bytes(), value), 0)
    reader.expectEnd()
  }
})

test('padding is zero even where the buffer was used before', () => {
  const bytes = written((w) => {
    w.string('é'.repeat(20))
    w.string('')
    w.bytes(Uint8Array.of(1))
  })
  assert.deepEqual([...bytes.subarray(-8)], [0, 0, 0, 0, 1, 1, 0, 0])
})

test('strings of every width and length come back', () => {
  const strings = ['', 'a', 'é'.repeat(42), '📁'.repeat(21), 'x'.repeat(84), 'x'.repeat(85), 'я'.repeat(5000)]
  const bytes = written((w) => {
    for (const value of strings) w.string(value)
  })
  const reader = new TlReader(bytes)
  for (const value of strings) assert.equal(reader.string(), value)
  reader.expectEnd()
})

test('a large bytes field at the end of an object is copied into a buffer made for it', () => {
  const part = new Uint8Array(524288)
  const bytes = written((w) => {
    w.uint(0xde7b673d)
    w.bytes(part)
  })
  assert.equal(bytes.length, 4 + 4 + part.length)
  assert.ok(bytes.buffer.byteLength < part.length + 32, 'no room wasted')
})
