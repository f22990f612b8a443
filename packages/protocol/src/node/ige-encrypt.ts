import { createCipheriv } from 'node:crypto'
import { expectIgeSizes } from '../crypto/ige.ts'

/** Bytes that go through the cipher at once: pieces that stay in the processor's cache, and little memory at a time. */
const PIECE = 1 << 15
const chained = new BigUint64Array(PIECE / 8)

/**
 * AES-256-IGE into `target`, which is as long as `data` and does not overlap it, by OpenSSL's CBC.
 *
 * IGE is y_i = E(x_i xor y_{i-1}) xor x_{i-1}. With z_i = y_i xor x_{i-1} this reads
 * z_i = E((x_i xor x_{i-2}) xor z_{i-1}), which is CBC over x_i xor x_{i-2}; its iv is y_{-1}, the first half of IGE's,
 * and x_{-2} counts as zero. So two passes of xor around one CBC do it.
 */
export function igeEncryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void {
  expectIgeSizes(target, data, iv)
  if (data.length === 0) return
  const x = wordsOf(data)
  const inPlace = isAligned(target)
  const y = inPlace ? wordsOf(target) : new BigUint64Array(x.length)
  const cbc = createCipheriv('aes-256-cbc', key, iv.subarray(0, 16)).setAutoPadding(false)
  // Two words are a block. x_{-2} is zero, and these are x_{-1}.
  let [before0, before1] = [0n, 0n]
  let [last0 = 0n, last1 = 0n] = wordsOf(iv.subarray(16))

  // biome-ignore-start lint/style/noNonNullAssertion: every index lies below the length that the arrays share
  for (let start = 0; start < x.length; start += chained.length) {
    const piece = x.subarray(start, start + chained.length)
    chained[0] = piece[0]! ^ before0
    chained[1] = piece[1]! ^ before1
    if (piece.length > 2) {
      chained[2] = piece[2]! ^ last0
      chained[3] = piece[3]! ^ last1
    }
    for (let i = 4; i < piece.length; i++) chained[i] = piece[i]! ^ piece[i - 4]!

    const z = wordsOf(cbc.update(chained.subarray(0, piece.length)))
    y[start] = z[0]! ^ last0
    y[start + 1] = z[1]! ^ last1
    for (let i = 2; i < piece.length; i++) y[start + i] = z[i]! ^ piece[i - 2]!

    // Only the last piece may be of a single block, and nothing comes after it.
    before0 = piece.at(-4) ?? 0n
    before1 = piece.at(-3) ?? 0n
    last0 = piece.at(-2)!
    last1 = piece.at(-1)!
  }
  // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
  if (!inPlace) target.set(new Uint8Array(y.buffer))
}

/** The same bytes as 64-bit words: where they are if they lie on a multiple of 8, else as a copy. */
function wordsOf(bytes: Uint8Array): BigUint64Array {
  const aligned = isAligned(bytes) ? bytes : new Uint8Array(bytes)
  return new BigUint64Array(aligned.buffer, aligned.byteOffset, aligned.length / 8)
}

function isAligned(bytes: Uint8Array): boolean {
  return bytes.byteOffset % 8 === 0
}
