import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Type } from '@longshore/protocol/schema/api'
import { TransferError } from '../transfer/transfer-error.ts'

/**
 * What the server says the pieces of a file hash to. "FileHash constructors ... each contains the SHA-256 hash of a part
 * of the file that starts with offset and takes limit bytes" (api/files, "Verifying downloaded chunks").
 */
export class FileHashes {
  readonly #crypto: CryptoProvider
  readonly #ask: (offset: number, signal: AbortSignal) => Promise<Type<'FileHash'>[]>
  readonly #known = new Map<number, Type<'FileHash'>>()

  /** @param ask upload.getFileHashes from an offset on */
  constructor(
    crypto: CryptoProvider,
    ask: (offset: number, signal: AbortSignal) => Promise<Type<'FileHash'>[]>,
  ) {
    this.#crypto = crypto
    this.#ask = ask
  }

  /**
   * Whether these bytes, which begin where a hashed piece begins, are those the server has hashed.
   *
   * @throws {TransferError} when the server has no hash for them
   */
  async agree(offset: number, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
    for (let position = 0; position < bytes.length; ) {
      const { limit, hash } = await this.#hashAt(offset + position, signal)
      const piece = bytes.subarray(position, position + limit)
      if (piece.length < limit || !this.#crypto.equal(this.#crypto.sha256(piece), hash)) return false
      position += limit
    }
    return true
  }

  /** "If missing a hash for any file part, client developers must use the upload.getFileHashes method". */
  async #hashAt(offset: number, signal: AbortSignal): Promise<Type<'FileHash'>> {
    const known = this.#known.get(offset) ?? (await this.#fetch(offset, signal))
    // Each is needed once, unless a piece has to be fetched again; then it is asked for again.
    this.#known.delete(offset)
    return known
  }

  async #fetch(offset: number, signal: AbortSignal): Promise<Type<'FileHash'>> {
    for (const hash of await this.#ask(offset, signal)) {
      if (hash.limit > 0) this.#known.set(Number(hash.offset), hash)
    }
    const found = this.#known.get(offset)
    if (found === undefined)
      throw new TransferError(`the server has no hash for the bytes from offset ${offset}`)
    return found
  }
}
