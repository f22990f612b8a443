import type { CryptoProvider } from './provider.ts'

/** AES-256 in IGE mode: c_i = E(p_i xor c_{i-1}) xor p_{i-1}. `iv` has 32 bytes: c_{-1}, then p_{-1}. */
export interface Ige {
  /** Encrypts into `target`, which is as long as `data` and does not overlap it. */
  encryptInto(target: Uint8Array, data: Uint8Array, key: Uint8Array, iv: Uint8Array): void
  /** Decrypts each where it lies, all of them together where that is faster than one by one. */
  decryptEach(messages: readonly IgeMessage[]): void
}

/** Bytes that are encrypted or decrypted where they lie. */
export interface IgeMessage {
  readonly bytes: Uint8Array
  readonly key: Uint8Array
  readonly iv: Uint8Array
}

/** @throws RangeError */
export function expectIgeSizes(target: Uint8Array, data: Uint8Array, iv: Uint8Array): void {
  if (data.length % 16 !== 0) throw new RangeError('IGE works on multiples of 16 bytes')
  if (target.length !== data.length) throw new RangeError('the target of IGE is as long as the data')
  if (iv.length !== 32) throw new RangeError('the iv of IGE has 32 bytes')
}

/** {@link Ige} as a provider offers it, with results of their own. */
export function igeCalls({
  encryptInto,
  decryptEach,
}: Ige): Pick<CryptoProvider, 'igeEncrypt' | 'igeDecrypt'> {
  return {
    igeEncrypt(data, key, iv) {
      const target = new Uint8Array(data.length)
      encryptInto(target, data, key, iv)
      return target
    },
    igeDecrypt(data, key, iv) {
      const bytes = new Uint8Array(data)
      decryptEach([{ bytes, key, iv }])
      return bytes
    },
  }
}
