// AES-256 in IGE mode, in place, on a piece of memory that JavaScript has filled: the tables (crypto/portable/aes.ts),
// the round keys, the chain, then the bytes. Compiled by tools/wasm/build.ts; the addresses are those of
// crypto/wasm/memory.ts.

const TABLE: usize = 0
const S_BOX: usize = 4096
const KEYS: usize = 4352
// out_{i-1}, then in_{i-1}.
const CHAIN: usize = 4608
const BYTES: usize = 4864

// @ts-ignore: decorator
@inline
function mixed(a: u32, b: u32, c: u32, d: u32): u32 {
  return (
    load<u32>((a & 255) << 2, TABLE) ^
    load<u32>(((b >>> 8) & 255) << 2, TABLE + 1024) ^
    load<u32>(((c >>> 16) & 255) << 2, TABLE + 2048) ^
    load<u32>((d >>> 24) << 2, TABLE + 3072)
  )
}

// @ts-ignore: decorator
@inline
function substituted(a: u32, b: u32, c: u32, d: u32): u32 {
  return (
    u32(load<u8>(a & 255, S_BOX)) |
    (u32(load<u8>((b >>> 8) & 255, S_BOX)) << 8) |
    (u32(load<u8>((c >>> 16) & 255, S_BOX)) << 16) |
    (u32(load<u8>(d >>> 24, S_BOX)) << 24)
  )
}

// out_i = cipher(in_i xor out_{i-1}) xor in_{i-1}: read so, both directions are the same. They differ in the order in
// which the columns are turned, which `backwards` says, and in the tables and keys that are in place.
// @ts-ignore: decorator
@inline
function chain(length: u32, backwards: bool): void {
  let a = load<u32>(CHAIN)
  let b = load<u32>(CHAIN + 4)
  let c = load<u32>(CHAIN + 8)
  let d = load<u32>(CHAIN + 12)
  let in0 = load<u32>(CHAIN + 16)
  let in1 = load<u32>(CHAIN + 20)
  let in2 = load<u32>(CHAIN + 24)
  let in3 = load<u32>(CHAIN + 28)
  for (let at: u32 = 0; at < length; at += 16) {
    const next0 = load<u32>(at, BYTES)
    const next1 = load<u32>(at, BYTES + 4)
    const next2 = load<u32>(at, BYTES + 8)
    const next3 = load<u32>(at, BYTES + 12)
    a ^= next0 ^ load<u32>(KEYS)
    b ^= next1 ^ load<u32>(KEYS + 4)
    c ^= next2 ^ load<u32>(KEYS + 8)
    d ^= next3 ^ load<u32>(KEYS + 12)
    // Thirteen inner rounds: two at a time, whose results go to and fro, and one more.
    let e: u32, f: u32, g: u32, h: u32
    for (let key: u32 = 0; key < 192; key += 32) {
      e = (backwards ? mixed(a, d, c, b) : mixed(a, b, c, d)) ^ load<u32>(key, KEYS + 16)
      f = (backwards ? mixed(b, a, d, c) : mixed(b, c, d, a)) ^ load<u32>(key, KEYS + 16 + 4)
      g = (backwards ? mixed(c, b, a, d) : mixed(c, d, a, b)) ^ load<u32>(key, KEYS + 16 + 8)
      h = (backwards ? mixed(d, c, b, a) : mixed(d, a, b, c)) ^ load<u32>(key, KEYS + 16 + 12)
      a = (backwards ? mixed(e, h, g, f) : mixed(e, f, g, h)) ^ load<u32>(key, KEYS + 32)
      b = (backwards ? mixed(f, e, h, g) : mixed(f, g, h, e)) ^ load<u32>(key, KEYS + 32 + 4)
      c = (backwards ? mixed(g, f, e, h) : mixed(g, h, e, f)) ^ load<u32>(key, KEYS + 32 + 8)
      d = (backwards ? mixed(h, g, f, e) : mixed(h, e, f, g)) ^ load<u32>(key, KEYS + 32 + 12)
    }
    e = (backwards ? mixed(a, d, c, b) : mixed(a, b, c, d)) ^ load<u32>(0, KEYS + 208)
    f = (backwards ? mixed(b, a, d, c) : mixed(b, c, d, a)) ^ load<u32>(0, KEYS + 208 + 4)
    g = (backwards ? mixed(c, b, a, d) : mixed(c, d, a, b)) ^ load<u32>(0, KEYS + 208 + 8)
    h = (backwards ? mixed(d, c, b, a) : mixed(d, a, b, c)) ^ load<u32>(0, KEYS + 208 + 12)
    const w = (backwards ? substituted(e, h, g, f) : substituted(e, f, g, h)) ^ load<u32>(KEYS + 224) ^ in0
    const x = (backwards ? substituted(f, e, h, g) : substituted(f, g, h, e)) ^ load<u32>(KEYS + 228) ^ in1
    const y = (backwards ? substituted(g, f, e, h) : substituted(g, h, e, f)) ^ load<u32>(KEYS + 232) ^ in2
    const z = (backwards ? substituted(h, g, f, e) : substituted(h, e, f, g)) ^ load<u32>(KEYS + 236) ^ in3
    store<u32>(at, w, BYTES)
    store<u32>(at, x, BYTES + 4)
    store<u32>(at, y, BYTES + 8)
    store<u32>(at, z, BYTES + 12)
    a = w
    b = x
    c = y
    d = z
    in0 = next0
    in1 = next1
    in2 = next2
    in3 = next3
  }
  store<u32>(CHAIN, a)
  store<u32>(CHAIN + 4, b)
  store<u32>(CHAIN + 8, c)
  store<u32>(CHAIN + 12, d)
  store<u32>(CHAIN + 16, in0)
  store<u32>(CHAIN + 20, in1)
  store<u32>(CHAIN + 24, in2)
  store<u32>(CHAIN + 28, in3)
}

export function encrypt(length: u32): void {
  chain(length, false)
}

export function decrypt(length: u32): void {
  chain(length, true)
}
