import type { CryptoProvider } from '@longshore/protocol/crypto/provider'

/**
 * What a viewer must show beside the id of a sticker set: a keyed MAC of both, so that nothing is stored, and sets
 * nobody told of cannot be found by counting.
 */
export class StickerSetAccessHashes {
  readonly #crypto: CryptoProvider
  readonly #key: Uint8Array

  constructor(crypto: CryptoProvider, secret: Uint8Array) {
    this.#crypto = crypto
    this.#key = crypto.hmacSha256(secret, new TextEncoder().encode('sticker set access hash'))
  }

  of(viewer: bigint, set: bigint): bigint {
    const ids = new DataView(new ArrayBuffer(16))
    ids.setBigInt64(0, viewer)
    ids.setBigInt64(8, set)
    const mac = this.#crypto.hmacSha256(this.#key, new Uint8Array(ids.buffer))
    const hash = new DataView(mac.buffer, mac.byteOffset).getBigInt64(0)
    return hash === 0n ? 1n : hash // Clients take 0 for "unknown".
  }

  /** Takes as long for every wrong hash. */
  matches(viewer: bigint, set: bigint, hash: bigint): boolean {
    return this.#crypto.equal(longBytes(hash), longBytes(this.of(viewer, set)))
  }
}

function longBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, value)
  return bytes
}
