import type { BlockHashFunction } from './block-hash.ts'

const words = new Int32Array(80)

/** SHA-1 (FIPS 180-4, section 6.1). */
export const sha1: BlockHashFunction = {
  initialState: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0],
  littleEndian: false,
  compress(state, message, offset) {
    const w = words
    for (let t = 0; t < 16; t++) w[t] = message.getInt32(offset + 4 * t)
    // biome-ignore-start lint/style/noNonNullAssertion: t stays below 80, the state has five words
    for (let t = 16; t < 80; t++) w[t] = rotateLeft(w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!, 1)

    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    for (let t = 0; t < 80; t++) {
      const next = (rotateLeft(a, 5) + mix(t, b, c, d) + e + w[t]!) | 0
      e = d
      d = c
      c = rotateLeft(b, 30)
      b = a
      a = next
    }
    state[0]! += a
    state[1]! += b
    state[2]! += c
    state[3]! += d
    state[4]! += e
    // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
  },
}

/** f_t(b, c, d) + K_t */
function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) ^ (~b & d)) + 0x5a827999
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (t < 60) return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
