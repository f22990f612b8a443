/**
 * AES-256 (FIPS 197) on blocks of four little-endian 32-bit columns, with the usual tables of combined
 * SubBytes and MixColumns: four tables of 256 words each lie one after the other, turned by one byte each.
 *
 * Table look-ups leave traces in caches: whoever shares the processor may learn about the key. Where the platform has
 * its own AES, use that.
 */

/** Rounds of AES with a 256-bit key. */
const ROUNDS = 14

const sBox = new Uint8Array(256)
const inverseSBox = new Uint8Array(256)
const encryptTable = new Int32Array(1024)
const decryptTable = new Int32Array(1024)
fillTables()

/** Four columns, changed in place. */
export type Block = Int32Array

/** The round keys of a 32-byte key, for {@link encryptBlock}. */
export function expandEncryptionKey(key: Uint8Array): Int32Array {
  if (key.length !== 32) throw new RangeError('an AES-256 key has 32 bytes')
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength)
  const words = new Int32Array(4 * (ROUNDS + 1))
  for (let i = 0; i < 8; i++) words[i] = view.getInt32(4 * i, true)
  let roundConstant = 1
  for (let i = 8; i < words.length; i++) {
    let word = words[i - 1] ?? 0
    if (i % 8 === 0) {
      word = substituteWord((word >>> 8) | (word << 24)) ^ roundConstant
      roundConstant = double(roundConstant)
    } else if (i % 8 === 4) {
      word = substituteWord(word)
    }
    words[i] = (words[i - 8] ?? 0) ^ word
  }
  return words
}

/** The round keys of a 32-byte key, for {@link decryptBlock}: backwards, and the inner ones through InvMixColumns. */
export function expandDecryptionKey(key: Uint8Array): Int32Array {
  const forwards = expandEncryptionKey(key)
  const words = new Int32Array(forwards.length)
  for (let round = 0; round <= ROUNDS; round++) {
    for (let column = 0; column < 4; column++) {
      const word = forwards[4 * (ROUNDS - round) + column] ?? 0
      const outer = round === 0 || round === ROUNDS
      words[4 * round + column] = outer ? word : mixColumnBackwards(word)
    }
  }
  return words
}

export function encryptBlock(k: Int32Array, block: Block): void {
  const t = encryptTable
  const s = sBox
  // biome-ignore-start lint/style/noNonNullAssertion: indices are masked or bounded by the fixed sizes of the arrays
  let a = block[0]! ^ k[0]!
  let b = block[1]! ^ k[1]!
  let c = block[2]! ^ k[2]!
  let d = block[3]! ^ k[3]!
  for (let j = 4; j < 56; j += 4) {
    const e =
      t[a & 255]! ^ t[((b >>> 8) & 255) | 256]! ^ t[((c >>> 16) & 255) | 512]! ^ t[(d >>> 24) | 768]! ^ k[j]!
    const f =
      t[b & 255]! ^
      t[((c >>> 8) & 255) | 256]! ^
      t[((d >>> 16) & 255) | 512]! ^
      t[(a >>> 24) | 768]! ^
      k[j + 1]!
    const g =
      t[c & 255]! ^
      t[((d >>> 8) & 255) | 256]! ^
      t[((a >>> 16) & 255) | 512]! ^
      t[(b >>> 24) | 768]! ^
      k[j + 2]!
    const h =
      t[d & 255]! ^
      t[((a >>> 8) & 255) | 256]! ^
      t[((b >>> 16) & 255) | 512]! ^
      t[(c >>> 24) | 768]! ^
      k[j + 3]!
    a = e
    b = f
    c = g
    d = h
  }
  block[0] =
    (s[a & 255]! | (s[(b >>> 8) & 255]! << 8) | (s[(c >>> 16) & 255]! << 16) | (s[d >>> 24]! << 24)) ^ k[56]!
  block[1] =
    (s[b & 255]! | (s[(c >>> 8) & 255]! << 8) | (s[(d >>> 16) & 255]! << 16) | (s[a >>> 24]! << 24)) ^ k[57]!
  block[2] =
    (s[c & 255]! | (s[(d >>> 8) & 255]! << 8) | (s[(a >>> 16) & 255]! << 16) | (s[b >>> 24]! << 24)) ^ k[58]!
  block[3] =
    (s[d & 255]! | (s[(a >>> 8) & 255]! << 8) | (s[(b >>> 16) & 255]! << 16) | (s[c >>> 24]! << 24)) ^ k[59]!
  // biome-ignore-end lint/style/noNonNullAssertion: end of the masked indices
}

export function decryptBlock(k: Int32Array, block: Block): void {
  const t = decryptTable
  const s = inverseSBox
  // biome-ignore-start lint/style/noNonNullAssertion: indices are masked or bounded by the fixed sizes of the arrays
  let a = block[0]! ^ k[0]!
  let b = block[1]! ^ k[1]!
  let c = block[2]! ^ k[2]!
  let d = block[3]! ^ k[3]!
  for (let j = 4; j < 56; j += 4) {
    const e =
      t[a & 255]! ^ t[((d >>> 8) & 255) | 256]! ^ t[((c >>> 16) & 255) | 512]! ^ t[(b >>> 24) | 768]! ^ k[j]!
    const f =
      t[b & 255]! ^
      t[((a >>> 8) & 255) | 256]! ^
      t[((d >>> 16) & 255) | 512]! ^
      t[(c >>> 24) | 768]! ^
      k[j + 1]!
    const g =
      t[c & 255]! ^
      t[((b >>> 8) & 255) | 256]! ^
      t[((a >>> 16) & 255) | 512]! ^
      t[(d >>> 24) | 768]! ^
      k[j + 2]!
    const h =
      t[d & 255]! ^
      t[((c >>> 8) & 255) | 256]! ^
      t[((b >>> 16) & 255) | 512]! ^
      t[(a >>> 24) | 768]! ^
      k[j + 3]!
    a = e
    b = f
    c = g
    d = h
  }
  block[0] =
    (s[a & 255]! | (s[(d >>> 8) & 255]! << 8) | (s[(c >>> 16) & 255]! << 16) | (s[b >>> 24]! << 24)) ^ k[56]!
  block[1] =
    (s[b & 255]! | (s[(a >>> 8) & 255]! << 8) | (s[(d >>> 16) & 255]! << 16) | (s[c >>> 24]! << 24)) ^ k[57]!
  block[2] =
    (s[c & 255]! | (s[(b >>> 8) & 255]! << 8) | (s[(a >>> 16) & 255]! << 16) | (s[d >>> 24]! << 24)) ^ k[58]!
  block[3] =
    (s[d & 255]! | (s[(c >>> 8) & 255]! << 8) | (s[(b >>> 16) & 255]! << 16) | (s[a >>> 24]! << 24)) ^ k[59]!
  // biome-ignore-end lint/style/noNonNullAssertion: end of the masked indices
}

function substituteWord(word: number): number {
  const byte = (shift: number) => sBox[(word >>> shift) & 255] ?? 0
  return byte(0) | (byte(8) << 8) | (byte(16) << 16) | (byte(24) << 24)
}

/** The decryption table undoes SubBytes first, so it is entered through the S-box. */
function mixColumnBackwards(word: number): number {
  const mixed = (shift: number) => decryptTable[(sBox[(word >>> shift) & 255] ?? 0) + 32 * shift] ?? 0
  return mixed(0) ^ mixed(8) ^ mixed(16) ^ mixed(24)
}

/** Times x in GF(2^8) with the polynomial of AES. */
function double(byte: number): number {
  return ((byte << 1) ^ (byte & 0x80 ? 0x11b : 0)) & 255
}

/** In GF(2^8). */
export function multiply(a: number, b: number): number {
  let product = 0
  for (let factor = a, bits = b; bits > 0; bits >>= 1, factor = double(factor)) {
    if (bits & 1) product ^= factor
  }
  return product
}

function fillTables(): void {
  // 3 generates the field: walking its powers forwards and those of its inverse, 0xf6, beside it pairs up inverses.
  for (
    let i = 0, byte = 1, inverse = 1;
    i < 255;
    i++, byte = multiply(byte, 3), inverse = multiply(inverse, 0xf6)
  ) {
    const twice = inverse | (inverse << 8)
    sBox[byte] = (inverse ^ (twice >>> 7) ^ (twice >>> 6) ^ (twice >>> 5) ^ (twice >>> 4) ^ 0x63) & 255
  }
  sBox[0] = 0x63
  for (let byte = 0; byte < 256; byte++) inverseSBox[sBox[byte] ?? 0] = byte

  for (let byte = 0; byte < 256; byte++) {
    const s = sBox[byte] ?? 0
    const i = inverseSBox[byte] ?? 0
    const forwards = multiply(s, 2) | (s << 8) | (s << 16) | (multiply(s, 3) << 24)
    const backwards =
      multiply(i, 14) | (multiply(i, 9) << 8) | (multiply(i, 13) << 16) | (multiply(i, 11) << 24)
    for (let turn = 0; turn < 4; turn++) {
      encryptTable[256 * turn + byte] = (forwards << (8 * turn)) | (forwards >>> (32 - 8 * turn))
      decryptTable[256 * turn + byte] = (backwards << (8 * turn)) | (backwards >>> (32 - 8 * turn))
    }
  }
}
