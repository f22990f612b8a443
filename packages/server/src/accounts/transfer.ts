import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'

/** Seconds between leaving one data center and arriving at the next. */
const transferLife = 60

/**
 * Carries a login from one data center to another (api/datacenter, authorization transfer): the bytes say for which
 * data center and until when they hold, under a MAC that all data centers of the network can check.
 */
export class AuthorizationTransfer {
  readonly #crypto: CryptoProvider
  readonly #key: Uint8Array
  readonly #clock: () => number

  constructor(crypto: CryptoProvider, secret: Uint8Array, clock: () => number) {
    this.#crypto = crypto
    this.#key = crypto.hmacSha256(secret, new TextEncoder().encode('authorization transfer'))
    this.#clock = clock
  }

  export(userId: bigint, dcId: number): Uint8Array {
    const expires = Math.floor(this.#clock() / 1000) + transferLife
    const claim = Buffer.alloc(8)
    claim.writeUInt32BE(expires, 0)
    claim.writeInt32BE(dcId, 4)
    return Buffer.concat([claim, this.#mac(userId, claim)])
  }

  /** @throws RpcError AUTH_BYTES_INVALID for bytes of another user, for another data center, or too old */
  check(userId: bigint, dcId: number, bytes: Uint8Array): void {
    const claim = Buffer.from(bytes.subarray(0, 8))
    const valid =
      bytes.length === 40 &&
      this.#crypto.equal(bytes.subarray(8), this.#mac(userId, claim)) &&
      claim.readUInt32BE(0) >= this.#clock() / 1000 &&
      claim.readInt32BE(4) === dcId
    if (!valid) throw new RpcError('AUTH_BYTES_INVALID')
  }

  #mac(userId: bigint, claim: Uint8Array): Uint8Array {
    const id = Buffer.alloc(8)
    id.writeBigInt64BE(userId)
    return this.#crypto.hmacSha256(this.#key, id, claim)
  }
}
