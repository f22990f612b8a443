import type { CryptoProvider, StreamingHash } from '@longshore/protocol/crypto/provider'

/** SHA-256 of a file that arrives in pieces. Those that are checked in their order are hashed beside their check. */
export class WholeHash {
  #hash: StreamingHash
  /** Bytes from the beginning that are in it. */
  #length = 0
  readonly #waiting = new Set<{ readonly offset: number; readonly resolve: () => void }>()

  constructor(crypto: CryptoProvider) {
    this.#hash = crypto.createHash('sha256')
  }

  /** Resolves when all bytes before `offset` are in it. */
  reached(offset: number): Promise<void> {
    if (offset <= this.#length) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.add({ offset, resolve }))
  }

  /**
   * Does a check of a piece that hashes it, too. The piece is taken if it is the next one and stands the check; else it is
   * to come again.
   */
  beside(offset: number, bytes: Uint8Array, check: () => boolean): boolean {
    if (offset !== this.#length) return check()
    const longer = this.#hash.copy()
    longer.updateSoon(bytes)
    const stands = check()
    longer.settle(bytes)
    if (stands) this.#become(longer, bytes)
    return stands
  }

  /** Takes a piece, unless it was taken when it was checked. All pieces come here, in their order. */
  take(offset: number, bytes: Uint8Array): void {
    if (offset !== this.#length) return
    this.#hash.update(bytes)
    this.#become(this.#hash, bytes)
  }

  digest(): Uint8Array {
    return this.#hash.digest()
  }

  #become(hash: StreamingHash, { length }: Uint8Array): void {
    this.#hash = hash
    this.#length += length
    for (const one of this.#waiting) {
      if (one.offset > this.#length) continue
      this.#waiting.delete(one)
      one.resolve()
    }
  }
}
