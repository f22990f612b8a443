// AES-256 in IGE mode, in place, on a piece of memory that JavaScript has filled: the tables
// (packages/protocol/src/crypto/wasm/nibbles.ts), then for each lane round keys, chain and bytes. A lane is a message: its
// blocks wait for each other, those of several need not. Compiled twice by tools/wasm/build.ts, with and without relaxed
// SIMD; the addresses are those of packages/protocol/src/crypto/wasm/ige.ts.

const INVERSE: usize = 0
const QUOTIENT: usize = 16
const ENTER: usize = 32
const MIX: usize = 64
const LEAVE: usize = 192
const SHIFT: usize = 224
// Fifteen in each byte: a constant in the code would be made anew in every round.
const NIBBLE: usize = 240
const KEYS: usize = 256
const KEYS_OF_LANE: usize = 256
const LAST_KEY: usize = 14 * 16
// out_{i-1}, then in_{i-1}.
const CHAIN: usize = 4352
const CHAIN_OF_LANE: usize = 32
const STATE: usize = 4864
const STATE_OF_LANE: usize = 16
const BYTES: usize = 5120
// Some more than a piece: bytes at the same place in all lanes must not compete for the same line of the cache.
const BYTES_OF_LANE: usize = 16384 + 64

// What the index of an entry is too large for is zero. All too large ones here have their highest bit set, for which
// relaxed SIMD promises the same; where it is missing the processor has to be told with an instruction more.
// @ts-ignore: decorator
@inline
function lookUp(table: v128, indices: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? i8x16.relaxed_swizzle(table, indices) : i8x16.swizzle(table, indices)
}

// @ts-ignore: decorator
@inline
function lookUpBoth(tables: usize, first: v128, second: v128): v128 {
  return v128.xor(lookUp(v128.load(tables), first), lookUp(v128.load(tables, 16), second))
}

// From columns to rows, and back.
// @ts-ignore: decorator
@inline
function transposed(block: v128): v128 {
  return i8x16.shuffle(block, block, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)
}

// @ts-ignore: decorator
@inline
function high(state: v128, nibble: v128): v128 {
  return v128.and(i16x8.shr_u(state, 4), nibble)
}

// The first key, the rows shifted, and the bytes as the rounds want them.
// @ts-ignore: decorator
@inline
function entered(block: v128, keys: usize): v128 {
  const nibble = v128.load(NIBBLE)
  const state = lookUp(v128.xor(block, v128.load(keys)), v128.load(SHIFT))
  return lookUpBoth(ENTER, high(state, nibble), v128.and(state, nibble))
}

// A round, or what the last one has of it. With state = high t + low, quotient = a / low, and t t + a t + a = 0, the
// inverse is linear in 1 / first and 1 / second (and all of these may be infinite): see nibbles.ts.
// @ts-ignore: decorator
@inline
function round(state: v128, key: v128, inverse: v128, quotients: v128, nibble: v128, isLast: bool): v128 {
  const low = v128.and(state, nibble)
  const up = high(state, nibble)
  const sum = v128.xor(up, low)
  const quotient = lookUp(quotients, low)
  const first = v128.xor(lookUp(inverse, v128.xor(lookUp(inverse, up), quotient)), sum)
  const second = v128.xor(lookUp(inverse, v128.xor(lookUp(inverse, sum), quotient)), up)
  if (isLast) return v128.xor(lookUpBoth(LEAVE, first, second), key)
  const row0 = lookUpBoth(MIX, first, second)
  const row1 = lookUpBoth(MIX + 32, first, second)
  const row2 = lookUpBoth(MIX + 64, first, second)
  const row3 = lookUpBoth(MIX + 96, first, second)
  const mixed = v128.xor(
    v128.xor(row0, i32x4.shuffle(row1, row1, 1, 2, 3, 0)),
    v128.xor(i32x4.shuffle(row2, row2, 2, 3, 0, 1), i32x4.shuffle(row3, row3, 3, 0, 1, 2)),
  )
  return v128.xor(lookUp(mixed, v128.load(SHIFT)), key)
}

// out_i = cipher(in_i xor out_{i-1}) xor in_{i-1}: read so, both directions are the same. They differ in the tables and
// keys that are in place.

// Several messages: a round of each in turn, so that the processor has something to do while results are on their way.
export function chainEach(lanes: usize, length: usize): void {
  const inverse = v128.load(INVERSE)
  const quotients = v128.load(QUOTIENT)
  const nibble = v128.load(NIBBLE)
  for (let at: usize = BYTES; at < BYTES + length; at += 16) {
    for (let lane: usize = 0; lane < lanes; lane++) {
      const block = transposed(v128.load(at + lane * BYTES_OF_LANE))
      const chained = v128.xor(block, v128.load(lane * CHAIN_OF_LANE, CHAIN))
      v128.store(lane * STATE_OF_LANE, entered(chained, KEYS + lane * KEYS_OF_LANE), STATE)
    }
    for (let key: usize = 16; key < LAST_KEY; key += 16) {
      for (let lane: usize = 0; lane < lanes; lane++) {
        const state = v128.load(lane * STATE_OF_LANE, STATE)
        const roundKey = v128.load(key + lane * KEYS_OF_LANE, KEYS)
        const next = round(state, roundKey, inverse, quotients, nibble, false)
        v128.store(lane * STATE_OF_LANE, next, STATE)
      }
    }
    for (let lane: usize = 0; lane < lanes; lane++) {
      const state = v128.load(lane * STATE_OF_LANE, STATE)
      const key = v128.load(lane * KEYS_OF_LANE, KEYS + LAST_KEY)
      const block = transposed(v128.load(at + lane * BYTES_OF_LANE))
      const last = v128.load(lane * CHAIN_OF_LANE, CHAIN + 16)
      const out = v128.xor(round(state, key, inverse, quotients, nibble, true), last)
      v128.store(at + lane * BYTES_OF_LANE, transposed(out))
      v128.store(lane * CHAIN_OF_LANE, out, CHAIN)
      v128.store(lane * CHAIN_OF_LANE, block, CHAIN + 16)
    }
  }
}

// A single message: its state need not go through memory, for which nothing would make up.
export function chainOne(length: usize): void {
  const inverse = v128.load(INVERSE)
  const quotients = v128.load(QUOTIENT)
  const nibble = v128.load(NIBBLE)
  let out = v128.load(CHAIN)
  let last = v128.load(CHAIN + 16)
  for (let at: usize = BYTES; at < BYTES + length; at += 16) {
    const block = transposed(v128.load(at))
    let state = entered(v128.xor(block, out), KEYS)
    for (let key: usize = 16; key < LAST_KEY; key += 16)
      state = round(state, v128.load(key, KEYS), inverse, quotients, nibble, false)
    out = v128.xor(round(state, v128.load(KEYS + LAST_KEY), inverse, quotients, nibble, true), last)
    v128.store(at, transposed(out))
    last = block
  }
  v128.store(CHAIN, out)
  v128.store(CHAIN + 16, last)
}
