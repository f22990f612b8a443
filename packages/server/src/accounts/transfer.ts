import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { TransferStore } from '../storage/ports/transfer-store.ts'

/** Seconds between leaving one data center and arriving at the next. */
const transferLife = 60

const nonceBytes = 8
/** Expiry, data center, the key it was exported with, a nonce. */
const claimBytes = 4 + 4 + 8 + nonceBytes
const macBytes = 32

/**
 * Carries a login from one data center to another (api/datacenter, authorization transfer): the bytes say for which
 * data center, until when and from which key, under a MAC that all data centers of the network can check. They open one
 * door once, and what came in by them ends with the login it came from.
 */
export class AuthorizationTransfer {
  readonly #crypto: CryptoProvider
  readonly #key: Uint8Array
  readonly #store: TransferStore
  readonly #clock: () => number

  constructor(options: {
    crypto: CryptoProvider
    secret: Uint8Array
    store: TransferStore
    clock: () => number
  }) {
    const { crypto, secret } = options
    this.#crypto = crypto
    this.#key = crypto.hmacSha256(secret, new TextEncoder().encode('authorization transfer'))
    this.#store = options.store
    this.#clock = options.clock
  }

  export(userId: bigint, dcId: number, authKeyId: bigint): Uint8Array {
    const claim = Buffer.alloc(claimBytes)
    claim.writeUInt32BE(this.#now() + transferLife, 0)
    claim.writeInt32BE(dcId, 4)
    claim.writeBigInt64BE(authKeyId, 8)
    claim.set(this.#crypto.randomBytes(nonceBytes), 16)
    return Buffer.concat([claim, this.#mac(userId, claim)])
  }

  /**
   * @returns the key it was exported with
   * @throws RpcError AUTH_BYTES_INVALID for bytes of another user, for another data center, or too old
   */
  check(userId: bigint, dcId: number, bytes: Uint8Array): bigint {
    const claim = Buffer.from(bytes.subarray(0, claimBytes))
    const valid =
      bytes.length === claimBytes + macBytes &&
      this.#crypto.equal(bytes.subarray(claimBytes), this.#mac(userId, claim)) &&
      claim.readUInt32BE(0) >= this.#now() &&
      claim.readInt32BE(4) === dcId
    if (!valid) throw new RpcError('AUTH_BYTES_INVALID')
    return claim.readBigInt64BE(8)
  }

  /** Uses bytes that were checked, for a key. @throws RpcError AUTH_BYTES_INVALID for those that were used before */
  async use(bytes: Uint8Array, authKeyId: bigint): Promise<void> {
    const claim = Buffer.from(bytes.subarray(0, claimBytes))
    const id = this.#crypto.sha256(bytes)
    if (!(await this.#store.use(id, claim.readUInt32BE(0), this.#now())))
      throw new RpcError('AUTH_BYTES_INVALID')
    await this.#store.note(authKeyId, claim.readBigInt64BE(8))
  }

  /** The keys whose logins end with that of this one. */
  endedWith(authKeyId: bigint): Promise<bigint[]> {
    return this.#store.takeFrom(authKeyId)
  }

  #mac(userId: bigint, claim: Uint8Array): Uint8Array {
    const id = Buffer.alloc(8)
    id.writeBigInt64BE(userId)
    return this.#crypto.hmacSha256(this.#key, id, claim)
  }

  #now(): number {
    return Math.floor(this.#clock() / 1000)
  }
}
