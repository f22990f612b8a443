import { bigIntOf, bytesOfBigInt } from '../../crypto/bytes.ts'
import { integer, readIntegers, sequence } from '../../crypto/der.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { TlWriter } from '../../tl/writer.ts'

/** Bytes of a modulus, and of everything that is encrypted with it: keys have 2048 bits. */
export const RSA_LENGTH = 256

/** A server's key as clients know it. */
export interface RsaPublicKey {
  readonly n: bigint
  readonly e: bigint
  /** The last 8 bytes of the SHA-1 of `n:bytes e:bytes`, read as a long (mtproto/auth_key). */
  readonly fingerprint: bigint
}

/** A server's key as the server has it. */
export interface RsaPrivateKey extends RsaPublicKey {
  /** block ^ d mod n: 256 bytes of 256; undefined when the block is not below n. */
  decrypt(block: Uint8Array): Uint8Array | undefined
}

/** @throws RangeError unless n has 2048 bits */
export function rsaPublicKey(crypto: CryptoProvider, n: bigint, e: bigint): RsaPublicKey {
  if (n >> BigInt(8 * RSA_LENGTH - 1) !== 1n) throw new RangeError('an RSA key of a server has 2048 bits')
  const writer = new TlWriter()
  writer.bytes(bytesOfBigInt(n))
  writer.bytes(bytesOfBigInt(e))
  const hash = crypto.sha1(writer.finish())
  return { n, e, fingerprint: new DataView(hash.buffer, hash.byteOffset).getBigInt64(12, true) }
}

/**
 * Reads `-----BEGIN RSA PUBLIC KEY-----` (PKCS #1), as Telegram publishes its keys.
 *
 * @throws RangeError when it is anything else
 */
export function parsePublicKeyPem(crypto: CryptoProvider, pem: string): RsaPublicKey {
  const base64 = /-----BEGIN RSA PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END RSA PUBLIC KEY-----/.exec(
    pem,
  )?.[1]
  if (base64 === undefined) throw new RangeError('there is no -----BEGIN RSA PUBLIC KEY-----')
  const [n, e, ...others] = readIntegers(bytesOfBase64(base64))
  if (n === undefined || e === undefined || others.length > 0)
    throw new RangeError('an RSA public key is n and e')
  return rsaPublicKey(crypto, n, e)
}

/** Writes what {@link parsePublicKeyPem} reads. */
export function formatPublicKeyPem({ n, e }: Pick<RsaPublicKey, 'n' | 'e'>): string {
  const der = sequence(integer(n), integer(e))
  const base64 = btoa(String.fromCharCode(...der)).replaceAll(/(.{64})/g, '$1\n')
  return `-----BEGIN RSA PUBLIC KEY-----\n${base64.trimEnd()}\n-----END RSA PUBLIC KEY-----\n`
}

/** block ^ e mod n: 256 bytes of 256. The block must be below n. */
export function rsaEncrypt(crypto: CryptoProvider, block: Uint8Array, { n, e }: RsaPublicKey): Uint8Array {
  return bytesOfBigInt(crypto.modPow(bigIntOf(block), e, n), RSA_LENGTH)
}

function bytesOfBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    throw new RangeError('the key is not base64')
  }
}
