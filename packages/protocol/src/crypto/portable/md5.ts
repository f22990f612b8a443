import type { BlockHashFunction } from './block-hash.ts'

/** Left rotations of each round of sixteen steps, taken in turn. */
const rotations = Int32Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)

/** "T[i] is equal to the integer part of 4294967296 times abs(sin(i)), where i is in radians" and begins at 1. */
const sines = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))

/** MD5 (RFC 1321). */
export const md5: BlockHashFunction = {
  initialState: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476],
  littleEndian: true,
  compress(state, message, offset) {
    // biome-ignore-start lint/style/noNonNullAssertion: t stays below 64, the state has four words
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    for (let t = 0; t < 64; t++) {
      const round = t >>> 4
      const word = message.getInt32(offset + 4 * wordOf(round, t), true)
      const sum = (a + mix(round, b, c, d) + word + sines[t]!) | 0
      const turn = rotations[4 * round + (t & 3)]!
      a = d
      d = c
      c = b
      b = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0
    }
    state[0]! += a
    state[1]! += b
    state[2]! += c
    state[3]! += d
    // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
  },
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d)
  if (round === 1) return (b & d) | (c & ~d)
  if (round === 2) return b ^ c ^ d
  return c ^ (b | ~d)
}

/** Which word of the message a step reads. */
function wordOf(round: number, t: number): number {
  if (round === 0) return t
  if (round === 1) return (5 * t + 1) & 15
  if (round === 2) return (3 * t + 5) & 15
  return (7 * t) & 15
}
