import crypto from 'node:crypto'
import { crc32 } from 'node:zlib'
import { hmacWith } from '../crypto/hmac.ts'
import type { CryptoProvider, HashAlgorithm, StreamingHash } from '../crypto/provider.ts'
import { modPow } from './mod-pow.ts'
import { randomBytes } from './random-bytes.ts'

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

/** Everything but IGE, on `node:crypto`. */
export const nodePrimitives = {
  randomBytes,
  sha1: (...parts) => hash('sha1', parts),
  sha256: (...parts) => hash('sha256', parts),

  createHash: (algorithm) => streaming(crypto.createHash(algorithm)),

  // Node's own takes ten times as long, most of it to find out that the key is no KeyObject.
  hmacSha256: hmacWith((...parts) => hash('sha256', parts)),

  createCtr(key, iv) {
    const cipher = crypto.createCipheriv('aes-256-ctr', key, iv)
    return { applyTo: (bytes) => bytes.set(cipher.update(bytes)) }
  },

  modPow,
  crc32: (bytes, start = 0) => crc32(bytes, start),
  equal: (a, b) => a.length === b.length && crypto.timingSafeEqual(a, b),
} satisfies Partial<CryptoProvider>

function streaming(hash: crypto.Hash): StreamingHash {
  const update = (bytes: Uint8Array) => void hash.update(bytes)
  return {
    update,
    updateSoon: update,
    settle() {},
    copy: () => streaming(hash.copy()),
    digest: () => plain(hash.digest()),
  }
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}

/** A Buffer's bytes as the plain Uint8Array they are: methods of Buffer, such as `slice`, mean other things. */
export function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
