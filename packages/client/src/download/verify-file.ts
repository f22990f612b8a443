import type { CryptoProvider, StreamingHash } from '@longshore/protocol/crypto/provider'
import { PartMemory } from '../io/part-memory.ts'
import type { RandomAccessSource, Source } from '../io/source.ts'
import type { Rpc } from '../rpc/call.ts'
import { orAborted } from '../time/abort.ts'
import type { OnProgress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { FreshLocation, type LocationUse, type RenewOptions } from './file-reference-refresh.ts'
import { type AskForHashes, type HashedPiece, hashesInOrder } from './hashes-in-order.ts'
import type { LocatedFile } from './locate.ts'

export interface VerifyOptions extends RenewOptions {
  /** Called whenever more bytes have been read and compared; `total` is the size of the file here. */
  readonly onProgress?: OnProgress | undefined
  /** Stops at once. */
  readonly signal?: AbortSignal | undefined
}

export interface Verification {
  /** Of the file here, in bytes. */
  readonly size: number
  /** Of the file on the server, in bytes. */
  readonly expectedSize: number
  /** Of all bytes of the file here. */
  readonly sha256: Uint8Array
  /**
   * Where the first piece begins whose bytes are not those the server has hashed, and where the file on the server ends
   * when the one here only goes on behind it. Undefined when both are the same, byte for byte.
   */
  readonly differsAt: number | undefined
}

/** Bytes read at once; two such pieces are in memory. */
const blockSize = 1024 * 1024

/**
 * Compares a file here with the hashes that the server keeps of another (upload.getFileHashes), without fetching that
 * one. The file here is read to its end, also behind a difference: for its SHA-256.
 *
 * @param source is closed afterwards
 * @throws {TransferError} a stream; a file whose size nobody knows, or of which the server has no hashes.
 * @throws {RpcError} what the server answered, after the repeats that make sense.
 */
export async function verifyFile(
  { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
  file: LocatedFile,
  source: Source,
  options: VerifyOptions = {},
): Promise<Verification> {
  if (source.kind === 'stream')
    throw new TransferError('a stream cannot be verified: give a file, or bytes in memory')
  try {
    const expectedSize = sizeOf(file)
    const hashes = hashesInOrder(askForHashes(rpc, file, options), expectedSize, options.signal)
    return await compare(crypto, source, { expectedSize, hashes }, options)
  } finally {
    await source.close()
  }
}

async function compare(
  crypto: CryptoProvider,
  source: RandomAccessSource,
  { expectedSize, hashes }: { expectedSize: number; hashes: AsyncGenerator<HashedPiece> },
  { onProgress, signal }: VerifyOptions,
): Promise<Verification> {
  const { size } = source
  const sha256 = crypto.createHash('sha256')
  const comparison = new Comparison(crypto, hashes)
  let transferred = 0
  try {
    for await (const bytes of blocksOf(source, signal)) {
      sha256.update(bytes)
      await orAborted(comparison.take(bytes), signal)
      transferred += bytes.length
      onProgress?.({ transferred, total: size })
    }
  } finally {
    // Not awaited: an abort does not wait for the answer that it no longer needs.
    hashes.return(undefined).catch(() => {})
  }
  const isWhole = size === expectedSize && comparison.agrees
  const differsAt = isWhole ? undefined : comparison.agreesUpTo
  return { size, expectedSize, sha256: sha256.digest(), differsAt }
}

function sizeOf({ size }: LocatedFile): number {
  if (size !== undefined) return size
  throw new TransferError(
    'a file of unknown size cannot be verified: give the message, document or photo that shows it',
  )
}

function askForHashes(rpc: Rpc, file: LocatedFile, options: RenewOptions): AskForHashes {
  const fresh = new FreshLocation(rpc, file, options)
  const { dcId } = file
  return (offset, signal) => {
    const ask = ({ location }: LocationUse) =>
      rpc.call('upload.getFileHashes', { location: location(), offset: BigInt(offset) }, { dcId, signal })
    return fresh.use((use) => again(() => ask(use), use), signal)
  }
}

async function again<T>(ask: () => Promise<T>, { mend }: LocationUse): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(await mend(error))) throw error
    }
  }
}

/** A file from its beginning to its end; the next block is being read while one is worked on. */
async function* blocksOf(
  source: RandomAccessSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const memory = new PartMemory(blockSize)
  const read = async (offset: number) => {
    const length = Math.min(blockSize, source.size - offset)
    return length > 0 ? await source.read(offset, length, memory) : undefined
  }
  let next = read(0)
  for (let offset = blockSize; ; offset += blockSize) {
    const bytes = await orAborted(next, signal)
    if (bytes === undefined) return
    next = read(offset)
    // It surfaces where the block is needed; nobody needs one when the loop was left.
    next.catch(() => {})
    yield bytes
    memory.giveBack(bytes)
  }
}

/** Follows the pieces of a file through bytes that come in blocks of any length, up to the first that differs. */
class Comparison {
  readonly #crypto: CryptoProvider
  readonly #hashes: AsyncGenerator<HashedPiece>
  #piece: { readonly expected: HashedPiece; readonly hash: StreamingHash; left: number } | undefined
  #agreesUpTo = 0
  #agrees = true

  constructor(crypto: CryptoProvider, hashes: AsyncGenerator<HashedPiece>) {
    this.#crypto = crypto
    this.#hashes = hashes
  }

  /** Whether no piece differed until now. */
  get agrees(): boolean {
    return this.#agrees
  }

  /** Where the pieces end that are what they should be, one behind the other. */
  get agreesUpTo(): number {
    return this.#agreesUpTo
  }

  /** @throws what asking for hashes throws */
  async take(bytes: Uint8Array): Promise<void> {
    for (let taken = 0; taken < bytes.length && this.#agrees; ) {
      this.#piece ??= await this.#next()
      // The file on the server has ended.
      if (this.#piece === undefined) return
      const part = bytes.subarray(taken, taken + this.#piece.left)
      this.#piece.hash.update(part)
      this.#piece.left -= part.length
      taken += part.length
      if (this.#piece.left === 0) this.#finish(this.#piece)
    }
  }

  async #next() {
    const { done, value: expected } = await this.#hashes.next()
    return done ? undefined : { expected, hash: this.#crypto.createHash('sha256'), left: expected.length }
  }

  #finish({ expected, hash }: { expected: HashedPiece; hash: StreamingHash }): void {
    this.#piece = undefined
    this.#agrees = this.#crypto.equal(hash.digest(), expected.hash)
    if (this.#agrees) this.#agreesUpTo += expected.length
  }
}
