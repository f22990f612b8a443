import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Type } from '@longshore/protocol/schema/api'
import { orAborted } from '../time/abort.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { WholeHash } from './whole-hash.ts'

export interface FileHashesOptions {
  readonly crypto: CryptoProvider
  /** upload.getFileHashes from an offset on. */
  readonly ask: (offset: number, signal: AbortSignal) => Promise<Type<'FileHash'>[]>
  /** Whether bytes for which the server has no hash are an error. */
  readonly required: boolean
  /** Takes what is compared. */
  readonly whole?: WholeHash | undefined
}

/**
 * What the server says the pieces of a file hash to. "FileHash constructors ... each contains the SHA-256 hash of a part
 * of the file that starts with offset and takes limit bytes" (api/files, "Verifying downloaded chunks").
 */
export class FileHashes {
  readonly #options: FileHashesOptions
  readonly #known = new Map<number, Type<'FileHash'>>()
  /** Answers on their way, by the offset they were asked for. */
  readonly #asked = new Map<number, Promise<void>>()
  /** Bytes from the offset asked for that the last answer told of; before the first everybody waits for that. */
  #reach = Number.POSITIVE_INFINITY
  #complete = true

  constructor(options: FileHashesOptions) {
    this.#options = options
  }

  /** Whether the server had a hash for all bytes that were compared. */
  get complete(): boolean {
    return this.#complete
  }

  /** Asks for the hashes of bytes that are on their way: with both asked for at once, one round trip brings both. */
  askAhead(offset: number, signal: AbortSignal): void {
    if (!this.#complete || this.#known.has(offset) || this.#asked.has(offset)) return
    // It surfaces where the hashes are needed.
    this.#ask(offset, signal).catch(() => {})
  }

  /**
   * Whether these bytes, which begin where a hashed piece begins, are those the server has hashed, as far as it has.
   *
   * @throws {TransferError} when a hash is required and the server has none
   */
  async agree(offset: number, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
    const { crypto, whole } = this.#options
    const pieces: Uint8Array[] = []
    const hashes: Uint8Array[] = []
    for (let position = 0; position < bytes.length; ) {
      const found = await this.#hashAt(offset + position, signal)
      if (found === undefined) break
      const { limit, hash } = found
      const piece = bytes.subarray(position, position + limit)
      if (piece.length < limit) return false
      pieces.push(piece)
      hashes.push(hash)
      position += limit
    }
    // All at once: several are hashed in hardly more time than one.
    const compare = () =>
      crypto.sha256Each(pieces).every((own, index) => crypto.equal(own, hashes[index] ?? own.subarray(1)))
    if (whole === undefined) return compare()
    // In the order of the file: only so can each piece be hashed into the whole beside its check.
    await orAborted(whole.reached(offset), signal)
    return whole.beside(offset, bytes, compare)
  }

  /** "If missing a hash for any file part, client developers must use the upload.getFileHashes method". */
  async #hashAt(offset: number, signal: AbortSignal): Promise<Type<'FileHash'> | undefined> {
    const known = this.#known.get(offset) ?? (await this.#fetch(offset, signal))
    // Each is needed once, unless a piece has to be fetched again; then it is asked for again.
    this.#known.delete(offset)
    return known
  }

  async #fetch(offset: number, signal: AbortSignal): Promise<Type<'FileHash'> | undefined> {
    while (!this.#known.has(offset)) {
      const expected = this.#answerThatReaches(offset)
      if (expected === undefined) break
      // Who has asked may have been told to stop; then it is asked once more.
      await orAborted(expected, signal).catch(() => signal.throwIfAborted())
    }
    // Once there was none there is no more to be had: asking for each piece would only take time.
    if (this.#complete && !this.#known.has(offset)) await this.#ask(offset, signal)
    const found = this.#known.get(offset)
    if (found !== undefined) return found
    this.#complete = false
    if (!this.#options.required) return undefined
    throw new TransferError(`the server has no hash for the bytes from offset ${offset}`)
  }

  /** An answer on its way that should tell of this offset, by how far the last one reached. */
  #answerThatReaches(offset: number): Promise<void> | undefined {
    for (const [asked, answer] of this.#asked)
      if (asked <= offset && offset < asked + this.#reach) return answer
    return undefined
  }

  /** Asks, and remembers all that is told. */
  #ask(offset: number, signal: AbortSignal): Promise<void> {
    const answer = this.#options.ask(offset, signal).then((hashes) => this.#learn(offset, hashes))
    this.#asked.set(offset, answer)
    return answer.finally(() => this.#asked.delete(offset))
  }

  #learn(offset: number, hashes: readonly Type<'FileHash'>[]): void {
    this.#reach = 0
    for (const hash of hashes) {
      if (hash.limit <= 0) continue
      this.#known.set(Number(hash.offset), hash)
      this.#reach = Math.max(this.#reach, Number(hash.offset) + hash.limit - offset)
    }
  }
}
