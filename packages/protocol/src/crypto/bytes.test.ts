import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bigIntOf, bitLength, bytesOfBigInt, concatBytes, sameBytes, xorBytes } from './bytes.ts'

test('numbers turn into big-endian bytes and back', () => {
  const cases: [bigint, number[]][] = [
    [0n, []],
    [1n, [1]],
    [255n, [255]],
    [256n, [1, 0]],
    [0x0102030405n, [1, 2, 3, 4, 5]],
  ]
  for (const [number, bytes] of cases) {
    assert.deepEqual([...bytesOfBigInt(number)], bytes)
    assert.equal(bigIntOf(Uint8Array.from(bytes)), number)
  }
  assert.deepEqual([...bytesOfBigInt(256n, 4)], [0, 0, 1, 0])
  assert.throws(() => bytesOfBigInt(256n, 1), RangeError)
  assert.throws(() => bytesOfBigInt(-1n), RangeError)
})

test('the length of a number in bits', () => {
  for (const [number, bits] of [
    [0n, 0],
    [1n, 1],
    [2n, 2],
    [15n, 4],
    [16n, 5],
    [255n, 8],
    [256n, 9],
  ] as const) {
    assert.equal(bitLength(number), bits)
  }
})

test('joining, xor and comparing', () => {
  assert.deepEqual(
    concatBytes(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)),
    Uint8Array.of(1, 2, 3),
  )
  assert.deepEqual(xorBytes(Uint8Array.of(1, 2), Uint8Array.of(3, 4)), Uint8Array.of(2, 6))
  assert.ok(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)))
  assert.ok(!sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3)))
  assert.ok(!sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)))
})
