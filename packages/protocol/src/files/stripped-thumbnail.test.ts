import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { inflateStripped, stripJpeg } from './stripped-thumbnail.ts'

const HEADER_LENGTH = 623

suite('inflateStripped', () => {
  test('puts the header all clients know in front', () => {
    const jpeg = inflateStripped(Uint8Array.of(1, 30, 40, 5, 6, 7))
    assert.equal(jpeg.length, HEADER_LENGTH + 3 + 2)
    assert.deepEqual([...jpeg.subarray(HEADER_LENGTH)], [5, 6, 7, 0xff, 0xd9])
    assert.deepEqual([...jpeg.subarray(158, 167)], [0xff, 0xc0, 0, 17, 8, 0, 30, 0, 40])

    const header = jpeg.slice(0, HEADER_LENGTH)
    header[164] = 0
    header[166] = 0
    assert.equal(
      createHash('sha256').update(header).digest('hex'),
      'c2d6c960e35c3d94de4a0d85a39e0d9def693ee107fa374354960f2df47d82d4',
    )
  })

  for (const [what, payload] of [
    ['nothing', []],
    ['another version', [2, 30, 40, 1]],
    ['no sides', [1]],
    ['no width', [1, 30]],
    ['a height of zero', [1, 0, 40, 1]],
    ['a width of zero', [1, 40, 0, 1]],
  ] as const)
    test(`refuses ${what}`, () => {
      assert.throws(() => inflateStripped(Uint8Array.from(payload)), RangeError)
    })

  test('leaves its input as it was', () => {
    const payload = Uint8Array.of(1, 30, 40, 5)
    inflateStripped(payload)
    assert.deepEqual([...payload], [1, 30, 40, 5])
  })
})

suite('stripJpeg', () => {
  const jpeg = inflateStripped(Uint8Array.of(1, 255, 1, 9, 8, 7))

  test('is the inverse of inflateStripped', () => {
    assert.deepEqual([...(stripJpeg(jpeg) ?? [])], [1, 255, 1, 9, 8, 7])
  })

  test('takes a picture without a single compressed byte', () => {
    const empty = inflateStripped(Uint8Array.of(1, 8, 8))
    assert.deepEqual([...(stripJpeg(empty) ?? [])], [1, 8, 8])
  })

  test('takes no JPEG that differs in any byte of the header', () => {
    for (let at = 0; at < HEADER_LENGTH; at++) {
      if (at === 164 || at === 166) continue
      const other = jpeg.slice()
      other[at] = (other[at] ?? 0) ^ 1
      assert.equal(stripJpeg(other), undefined, `byte ${at}`)
    }
  })

  for (const [what, other] of [
    ['nothing', new Uint8Array(0)],
    ['a header alone', jpeg.slice(0, HEADER_LENGTH)],
    ['a picture cut off', jpeg.slice(0, -1)],
    ['a picture with something behind it', Uint8Array.of(...jpeg, 0)],
    ['a height of zero', withByte(jpeg, 164, 0)],
    ['a width of zero', withByte(jpeg, 166, 0)],
  ] as const)
    test(`takes no ${what}`, () => {
      assert.equal(stripJpeg(other), undefined)
    })
})

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = byte
  return copy
}
