import { type Ige, igeCalls } from '../crypto/ige.ts'
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
  const ige: Ige = { encryptInto: igeEncryptInto, decryptEach: decryption.decryptEach }
  return {
    name,
    ...nodePrimitives,
    ...igeCalls(ige),
    ...messageCipher({ ...nodePrimitives, ige }),
  }
}
