import type { BlockHashFunction } from './block-hash.ts'

const roundConstants = new Int32Array(64)
const initialState: number[] = []
fillConstants()

const words = new Int32Array(64)

/** SHA-256 (FIPS 180-4, section 6.2). */
export const sha256: BlockHashFunction = {
  initialState,
  littleEndian: false,
  compress(state, message, offset) {
    const w = words
    const k = roundConstants
    for (let t = 0; t < 16; t++) w[t] = message.getInt32(offset + 4 * t)
    // biome-ignore-start lint/style/noNonNullAssertion: t stays below 64, the state has eight words
    for (let t = 16; t < 64; t++) {
      const near = w[t - 2]!
      const far = w[t - 15]!
      const s1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10)
      const s0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3)
      w[t] = s1 + w[t - 7]! + s0 + w[t - 16]!
    }

    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    let f = state[5]!
    let g = state[6]!
    let h = state[7]!
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[t]! + w[t]!) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    state[0]! += a
    state[1]! += b
    state[2]! += c
    state[3]! += d
    state[4]! += e
    state[5]! += f
    state[6]! += g
    state[7]! += h
    // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
  },
}

/**
 * "The first thirty-two bits of the fractional parts of the cube roots of the first sixty-four prime numbers" are the
 * round constants, those of the square roots of the first eight the initial state.
 */
function fillConstants(): void {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  for (const [i, prime] of primes.entries()) {
    roundConstants[i] = fractionOfRoot(BigInt(prime), 3n)
    if (i < 8) initialState.push(fractionOfRoot(BigInt(prime), 2n))
  }
}

/** The root times 2^32, without its whole part, found bit by bit: doubles are not exact enough. */
function fractionOfRoot(n: bigint, degree: bigint): number {
  const scaled = n << (32n * degree)
  let root = 0n
  for (let bit = 1n << 37n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= scaled) root |= bit
  return Number(BigInt.asUintN(32, root))
}
