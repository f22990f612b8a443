/** What files need of a CryptoProvider. */
export interface FileCrypto {
  randomBytes(length: number): Uint8Array
  sha256(...parts: Uint8Array[]): Uint8Array
  /** 32 bytes. */
  hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array
  /** In time that depends on nothing but the lengths. */
  equal(a: Uint8Array, b: Uint8Array): boolean
  createHash(algorithm: 'md5' | 'sha256'): { update(bytes: Uint8Array): void; digest(): Uint8Array }
}

/** A key for one purpose only, out of the secret that serves them all. */
export function keyFor(crypto: FileCrypto, secret: Uint8Array, purpose: string): Uint8Array {
  return crypto.hmacSha256(secret, new TextEncoder().encode(purpose))
}
