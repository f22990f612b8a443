import { hmacWith } from '../hmac.ts'
import { type Ige, igeCalls } from '../ige.ts'
import { messageCipher } from '../message-cipher.ts'
import { modPow } from '../mod-pow.ts'
import type { CryptoProvider, HashAlgorithm, StreamingHash } from '../provider.ts'
import { wasmIge } from '../wasm/ige.ts'
import { createBlockHash } from './block-hash.ts'
import { crc32 } from './crc32.ts'
import { createCtr } from './ctr.ts'
import { javascriptIge } from './ige.ts'
import { md5 } from './md5.ts'
import { sha1 } from './sha1.ts'
import { sha256 } from './sha256.ts'

/** "The requested length exceeds the quota" above this many bytes at once (Web Cryptography API). */
const RANDOM_QUOTA = 65536

const hashFunctions = { md5, sha1, sha256 }

function createHash(algorithm: HashAlgorithm): StreamingHash {
  return createBlockHash(hashFunctions[algorithm])
}

function hash(algorithm: HashAlgorithm, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const primitives = {
  sha1: (...parts: Uint8Array[]) => hash('sha1', parts),
  sha256: (...parts: Uint8Array[]) => hash('sha256', parts),

  equal(a: Uint8Array, b: Uint8Array): boolean {
    if (a.length !== b.length) return false
    let difference = 0
    for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
    return difference === 0
  },
}

/** @param ige the block mode that does most of the work */
function portable(name: string, ige: Ige): CryptoProvider {
  return {
    name,

    randomBytes(length) {
      const bytes = new Uint8Array(length)
      for (let i = 0; i < length; i += RANDOM_QUOTA)
        crypto.getRandomValues(bytes.subarray(i, i + RANDOM_QUOTA))
      return bytes
    },

    sha1: primitives.sha1,
    sha256: primitives.sha256,
    createHash,

    hmacSha256: hmacWith(primitives.sha256),

    ...igeCalls(ige),

    createCtr,
    modPow,
    crc32,
    equal: primitives.equal,
    ...messageCipher({ ...primitives, ige }),
  }
}

/** Cryptography in plain TypeScript: works everywhere, and is what all other ways are compared with. */
export const javascriptCrypto: CryptoProvider = portable('javascript', javascriptIge)

/**
 * Cryptography without Node, for browsers: IGE by WebAssembly where that is allowed, all else in TypeScript, randomness
 * from the platform.
 *
 * It is some ten to thirty times slower than `nodeCrypto`, and not constant in time: see portable/aes.ts and mod-pow.ts.
 */
export const portableCrypto: CryptoProvider = wasmProvider() ?? javascriptCrypto

function wasmProvider(): CryptoProvider | undefined {
  const ige = wasmIge()
  return ige && portable('portable, with WebAssembly', ige)
}
