import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TlError, TlReader } from './reader.ts'

const from = (...bytes: number[]) => new TlReader(Uint8Array.from(bytes))

test('numbers are little-endian and keep their sign', () => {
  assert.equal(from(0xff, 0xff, 0xff, 0xff).int(), -1)
  assert.equal(from(0xff, 0xff, 0xff, 0xff).uint(), 4294967295)
  assert.equal(from(1, 2, 3, 4).int(), 0x04030201)
  assert.equal(from(0, 0, 0, 0, 0, 0, 0, 0x80).long(), -(2n ** 63n))
  assert.equal(from(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f).long(), 2n ** 63n - 1n)
  assert.equal(from(0, 0, 0, 0, 0, 0, 0xf0, 0x3f).double(), 1)
})

test('a field that does not fit is refused and the reader stays where it was', () => {
  const fields = ['int', 'uint', 'long', 'double', 'int128', 'int256', 'bytes', 'string'] as const
  for (const field of fields) {
    const reader = from(200, 1, 2)
    assert.throws(() => reader[field](), TlError, field)
    assert.equal(reader.position, 0, field)
  }
  assert.throws(() => from(1, 2).raw(3), TlError)
  assert.throws(() => from(1, 2).raw(-1), TlError)
  assert.throws(() => from(1, 2).raw(1.5), TlError)
  assert.throws(() => from(1, 2).raw(Number.NaN), TlError)
})

test('bytes: short form, long form, padding', () => {
  const cases: [name: string, wire: number[], bytes: number[]][] = [
    ['empty', [0, 0, 0, 0], []],
    ['three fill a word', [3, 7, 8, 9], [7, 8, 9]],
    ['four need three of padding', [4, 1, 2, 3, 4, 0, 0, 0], [1, 2, 3, 4]],
    ['a short length in the long form', [254, 2, 0, 0, 5, 6, 0, 0], [5, 6]],
    ['padding other than zero', [1, 5, 9, 9], [5]],
  ]
  for (const [name, wire, bytes] of cases) {
    const reader = from(...wire)
    assert.deepEqual([...reader.bytes()], bytes, name)
    assert.equal(reader.remaining, 0, name)
  }
  const long = new Uint8Array(4 + 300)
  long.set([254, 0x2c, 1, 0, 42])
  const reader = new TlReader(long)
  assert.equal(reader.bytes().length, 300)
  reader.expectEnd()
})

test('bytes that lie about their length are refused', () => {
  const cases: [name: string, wire: number[]][] = [
    ['nothing', []],
    ['longer than the buffer', [5, 1, 2, 3]],
    ['padding cut off', [4, 1, 2, 3, 4]],
    ['long form cut off', [254, 1]],
    ['16 MiB in eight bytes', [254, 255, 255, 255, 1, 2, 3, 4]],
    ['255 begins no length', [255, 0, 0, 0, 0, 0, 0, 0]],
  ]
  for (const [name, wire] of cases) {
    const reader = from(...wire)
    assert.throws(() => reader.bytes(), TlError, name)
    assert.equal(reader.position, 0, name)
  }
})

test('bytes, raw and rest are views of the buffer, wherever it begins', () => {
  const outer = Uint8Array.from([99, 99, 3, 1, 2, 3, 4, 5, 6, 7, 8])
  const reader = new TlReader(outer.subarray(2))
  const views = [reader.bytes(), reader.raw(4), reader.rest()]
  assert.deepEqual(
    views.map((view) => [...view]),
    [[1, 2, 3], [4, 5, 6, 7], [8]],
  )
  for (const view of views) assert.equal(view.buffer, outer.buffer)
})

test('string: UTF-8 only, a byte order mark is kept', () => {
  assert.equal(from(7, 0xf0, 0x9f, 0x93, 0x81, 0xc3, 0xa9, 33).string(), '📁é!')
  assert.equal(from(3, 0xef, 0xbb, 0xbf).string(), '\ufeff')
  const reader = from(2, 0xc3, 0x28, 0)
  assert.throws(() => reader.string(), /not UTF-8/)
  assert.equal(reader.position, 0)
})

test('position can be set inside the buffer only', () => {
  const reader = from(1, 0, 0, 0)
  reader.int()
  reader.position = 0
  assert.equal(reader.int(), 1)
  for (const offset of [-1, 5, 0.5]) {
    assert.throws(() => {
      reader.position = offset
    }, TlError)
  }
})

test('expectEnd refuses what is left over', () => {
  const reader = from(1, 0, 0, 0, 9)
  reader.int()
  assert.throws(() => reader.expectEnd(), /1 bytes too many/)
})
