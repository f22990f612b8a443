import { type FileCrypto, keyFor } from '../crypto.ts'

/**
 * What a user must show beside a document's id: a keyed MAC of both, so that knowing or guessing an id is not enough,
 * and nobody can use what another was given.
 */
export class AccessHashes {
  readonly #crypto: FileCrypto
  readonly #key: Uint8Array

  constructor(crypto: FileCrypto, secret: Uint8Array) {
    this.#crypto = crypto
    this.#key = keyFor(crypto, secret, 'document access hash')
  }

  /** Signed, 64 bits; never 0, which clients take for "unknown". */
  of(user: bigint, document: bigint): bigint {
    const hash = viewOf(this.#mac(user, document)).getBigInt64(0)
    return hash === 0n ? 1n : hash
  }

  matches(user: bigint, document: bigint, hash: bigint): boolean {
    return this.#crypto.equal(longBytes(hash), longBytes(this.of(user, document)))
  }

  #mac(user: bigint, document: bigint): Uint8Array {
    return this.#crypto.hmacSha256(this.#key, longBytes(user), longBytes(document))
  }
}

function longBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  viewOf(bytes).setBigInt64(0, value)
  return bytes
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
