import { createCipheriv } from 'node:crypto'
import { expectIgeSizes } from '../crypto/portable/ige.ts'

/** Memory kept from call to call, in bytes: enough for a part of 1 MiB in its message. */
const KEPT_SCRATCH = (1 << 20) + 4096
const keptScratch = new BigUint64Array(KEPT_SCRATCH / 8)

/**
 * AES-256-IGE into `target`, which is as long as `data`, by OpenSSL's CBC.
 *
 * IGE is y_i = E(x_i xor y_{i-1}) xor x_{i-1}. With z_i = y_i xor x_{i-1} this reads
 * z_i = E((x_i xor x_{i-2}) xor z_{i-1}), which is CBC over x_i xor x_{i-2}; its iv is y_{-1}, the first half of IGE's,
 * and x_{-2} counts as zero. So two passes of xor around one CBC do it.
 */
export function igeEncryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void {
  expectIgeSizes(target, data, iv)
  if (data.length === 0) return
  const x = wordsOf(data)
  // Two words are a block; these are x_{-1}.
  const [low = 0n, high = 0n] = wordsOf(iv.subarray(16))

  // biome-ignore-start lint/style/noNonNullAssertion: every index lies below the length that the arrays share
  const chained =
    x.length <= keptScratch.length ? keptScratch.subarray(0, x.length) : new BigUint64Array(x.length)
  chained.set(x.subarray(0, 4))
  if (x.length > 2) {
    chained[2]! ^= low
    chained[3]! ^= high
  }
  for (let i = 4; i < x.length; i++) chained[i] = x[i]! ^ x[i - 4]!

  const cbc = createCipheriv('aes-256-cbc', key, iv.subarray(0, 16)).setAutoPadding(false)
  const z = wordsOf(cbc.update(chained))

  const inPlace = isAligned(target)
  const y = inPlace ? wordsOf(target) : new BigUint64Array(x.length)
  y[0] = z[0]! ^ low
  y[1] = z[1]! ^ high
  for (let i = 2; i < x.length; i++) y[i] = z[i]! ^ x[i - 2]!
  if (!inPlace) target.set(new Uint8Array(y.buffer))
  // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
}

/** The same bytes as 64-bit words: where they are if they lie on a multiple of 8, else as a copy. */
function wordsOf(bytes: Uint8Array): BigUint64Array {
  const aligned = isAligned(bytes) ? bytes : new Uint8Array(bytes)
  return new BigUint64Array(aligned.buffer, aligned.byteOffset, aligned.length / 8)
}

function isAligned(bytes: Uint8Array): boolean {
  return bytes.byteOffset % 8 === 0
}
