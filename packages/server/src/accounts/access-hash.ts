import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { PeerId } from '../storage/ports/peer-id.ts'

/**
 * What a viewer must show beside the id of a user or a channel to prove that the server once named it to that viewer:
 * a keyed MAC of both ids, so that nothing is stored and no viewer can use another's.
 */
export class PeerAccessHashes {
  readonly #crypto: CryptoProvider
  readonly #key: Uint8Array

  constructor(crypto: CryptoProvider, secret: Uint8Array) {
    this.#crypto = crypto
    this.#key = crypto.hmacSha256(secret, new TextEncoder().encode('user access hash'))
  }

  of(viewer: bigint, peer: PeerId): bigint {
    const ids = new DataView(new ArrayBuffer(16))
    ids.setBigInt64(0, viewer)
    ids.setBigInt64(8, peer)
    const mac = this.#crypto.hmacSha256(this.#key, new Uint8Array(ids.buffer))
    const hash = new DataView(mac.buffer, mac.byteOffset).getBigInt64(0)
    return hash === 0n ? 1n : hash // Clients take 0 for "unknown".
  }

  /** Takes as long for every wrong hash. */
  matches(viewer: bigint, peer: PeerId, hash: bigint): boolean {
    return this.#crypto.equal(longBytes(hash), longBytes(this.of(viewer, peer)))
  }
}

function longBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, value)
  return bytes
}
