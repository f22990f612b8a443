/** AES-256 in IGE mode: c_i = E(p_i xor c_{i-1}) xor p_{i-1}. `iv` has 32 bytes: c_{-1}, then p_{-1}. */
export interface Ige {
  /** Encrypts into `target`, which is as long as `data` and does not overlap it. */
  encryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void
  /** Decrypts into `target`, which is as long as `data` and may be `data`. */
  decryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void
}

/** @throws RangeError */
export function expectIgeSizes(target: Uint8Array, data: Uint8Array, iv: Uint8Array): void {
  if (data.length % 16 !== 0) throw new RangeError('IGE works on multiples of 16 bytes')
  if (target.length !== data.length) throw new RangeError('the target of IGE is as long as the data')
  if (iv.length !== 32) throw new RangeError('the iv of IGE has 32 bytes')
}
