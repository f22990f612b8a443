import type { Ige } from '../crypto/ige.ts'
import { messageCipher } from '../crypto/message-cipher.ts'
import type { CryptoProvider } from '../crypto/provider.ts'
import { igeEncryptInto } from './ige-encrypt.ts'
import { nodePrimitives } from './primitives.ts'

/**
 * Cryptography on `node:crypto`, without anything that was compiled for this machine. IGE encryption is OpenSSL's CBC in
 * disguise; decryption chains the outputs of the block decryption, and no mode that OpenSSL offers does so: it is the
 * given one.
 */
export function cryptoWithoutAddon(name: string, decryption: Ige): CryptoProvider {
  const ige: Ige = { encryptInto: igeEncryptInto, decryptInto: decryption.decryptInto }
  return {
    name,
    ...nodePrimitives,
    igeEncrypt(data, key, iv) {
      const target = new Uint8Array(data.length)
      ige.encryptInto(target, data, key, iv)
      return target
    },
    igeDecrypt(data, key, iv) {
      const target = new Uint8Array(data.length)
      ige.decryptInto(target, data, key, iv)
      return target
    },
    ...messageCipher({ ...nodePrimitives, ige }),
  }
}
