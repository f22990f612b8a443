import crypto from 'node:crypto'
import { crc32 } from 'node:zlib'
import { messageCipher } from '../crypto/message-cipher.ts'
import { igeDecryptInto } from '../crypto/portable/ige.ts'
import type { CryptoProvider, HashAlgorithm } from '../crypto/provider.ts'
import { igeEncryptInto } from './ige-encrypt.ts'
import { modPow } from './mod-pow.ts'

/** Up to this many bytes it is cheaper to join the parts than to make a hash object. */
const JOIN_LIMIT = 1024

function hash(algorithm: HashAlgorithm, parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = parts
  if (first !== undefined && others.length === 0) return plain(crypto.hash(algorithm, first, 'buffer'))
  if (totalLength(parts) <= JOIN_LIMIT) return plain(crypto.hash(algorithm, Buffer.concat(parts), 'buffer'))
  const hash = crypto.createHash(algorithm)
  for (const part of parts) hash.update(part)
  return plain(hash.digest())
}

const primitives = {
  sha1: (...parts: Uint8Array[]) => hash('sha1', parts),
  sha256: (...parts: Uint8Array[]) => hash('sha256', parts),

  igeEncryptInto,

  igeDecrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
    const target = new Uint8Array(data.length)
    igeDecryptInto(target, data, key, iv)
    return target
  },

  equal: (a: Uint8Array, b: Uint8Array) => a.length === b.length && crypto.timingSafeEqual(a, b),
}

/**
 * Cryptography on `node:crypto`. Only IGE decryption is our own code: it chains the outputs of the block decryption,
 * and no mode that OpenSSL offers does so.
 */
export const nodeCrypto: CryptoProvider = {
  name: 'node',
  randomBytes: (length) => plain(crypto.randomBytes(length)),
  sha1: primitives.sha1,
  sha256: primitives.sha256,

  createHash(algorithm) {
    const hash = crypto.createHash(algorithm)
    return { update: (bytes) => void hash.update(bytes), digest: () => plain(hash.digest()) }
  },

  hmacSha256(key, ...parts) {
    const hmac = crypto.createHmac('sha256', key)
    for (const part of parts) hmac.update(part)
    return plain(hmac.digest())
  },

  igeEncrypt(data, key, iv) {
    const target = new Uint8Array(data.length)
    igeEncryptInto(target, data, key, iv)
    return target
  },
  igeDecrypt: primitives.igeDecrypt,

  createCtr(key, iv) {
    const cipher = crypto.createCipheriv('aes-256-ctr', key, iv)
    return { process: (data) => plain(cipher.update(data)) }
  },

  modPow,
  crc32: (bytes, start = 0) => crc32(bytes, start),
  equal: primitives.equal,
  ...messageCipher(primitives),
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}

/** A Buffer's bytes as the plain Uint8Array they are: methods of Buffer, such as `slice`, mean other things. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
