import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto'
import { parsePublicKeyPem, type RsaPrivateKey } from '../mtproto/handshake/rsa.ts'
import { nodeCrypto } from './crypto.ts'

const BITS = 2048
const PUBLIC_EXPONENT = 65537

export interface ServerKeyPair {
  /** `-----BEGIN RSA PRIVATE KEY-----`, PKCS #1: for {@link loadServerKey}. */
  privatePem: string
  /** `-----BEGIN RSA PUBLIC KEY-----`, PKCS #1: for clients. */
  publicPem: string
}

/**
 * Makes an RSA key for a server. The highest four bits of its fingerprint are never all zero: some clients print the
 * fingerprint in hexadecimal without leading zeroes and then do not find the key.
 */
export function generateServerKey(): ServerKeyPair {
  for (;;) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: BITS,
      publicExponent: PUBLIC_EXPONENT,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    })
    const { fingerprint } = parsePublicKeyPem(nodeCrypto, publicKey)
    if (BigInt.asUintN(64, fingerprint) >> 60n !== 0n) return { privatePem: privateKey, publicPem: publicKey }
  }
}

/**
 * Loads an RSA private key of 2048 bits in PEM.
 *
 * @throws when it is anything else
 */
export function loadServerKey(pem: string): RsaPrivateKey {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'rsa')
    throw new RangeError(`the key of a server is RSA, not ${key.asymmetricKeyType}`)
  const publicPem = createPublicKey(key).export({ type: 'pkcs1', format: 'pem' })
  return {
    ...parsePublicKeyPem(nodeCrypto, publicPem.toString()),

    decrypt(block) {
      try {
        return Uint8Array.from(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, block))
      } catch {
        // Without padding there is nothing else to be wrong than a block that is not below the modulus.
        return undefined
      }
    },
  }
}
