import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { PlannedRange } from '@longshore/protocol/files/plan-ranges'
import type { Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfer } from '../transfer/transfers.ts'
import { FreshLocation, type RenewOptions } from './file-reference-refresh.ts'
import type { LocatedFile } from './locate.ts'
import { FileHashes } from './verify.ts'
import type { WholeHash } from './whole-hash.ts'

export type AskForRange = (range: PlannedRange, signal: AbortSignal) => Promise<Uint8Array>

export interface VerifyOptions extends RenewOptions {
  /**
   * Whether every piece is compared with the hashes of upload.getFileHashes before it is handed out, as the page
   * recommends ("Verifying downloaded chunks"), and fetched once more where it differs. True fails where the server has
   * no hashes; absent compares with those it has.
   */
  readonly verify?: boolean | undefined
}

/** Asks for ranges of one file, and checks what comes. */
export class VerifiedRanges {
  readonly #transfer: Pick<Transfer, 'call'>
  readonly #location: FreshLocation
  readonly #dcId: number | undefined
  readonly #size: number | undefined
  readonly #hashes: FileHashes | undefined

  /**
   * @param means.rpc for what renews a file reference
   * @param whole takes what stands the check
   */
  constructor(
    means: { rpc: Rpc; transfer: Pick<Transfer, 'call'>; crypto: CryptoProvider },
    file: LocatedFile,
    options: VerifyOptions,
    whole?: WholeHash,
  ) {
    this.#transfer = means.transfer
    const { verify } = options
    this.#location = new FreshLocation(means.rpc, file, options)
    this.#dcId = file.dcId
    this.#size = file.size
    if (verify === false) return
    this.#hashes = new FileHashes({
      crypto: means.crypto,
      ask: (offset, signal) => this.#getFileHashes(offset, signal),
      required: verify ?? false,
      whole,
    })
  }

  /** Whether all bytes that were handed out are those that the server has hashed. */
  get verified(): boolean {
    return this.#hashes?.complete ?? false
  }

  /** @throws {TransferError} bytes that are not those the server has hashed */
  readonly ask: AskForRange = async (range, signal) => {
    for (const last of [false, true]) {
      if (this.#isWhole(range)) this.#hashes?.askAhead(range.offset, signal)
      const bytes = await this.#getFile(range, signal)
      if (await this.agree(range.offset, bytes, signal)) return bytes
      if (last) break
    }
    throw new TransferError(`the bytes from offset ${range.offset} are not those the server has hashed`)
  }

  /** Whether those bytes, whole pieces from where one begins, may be the file's for all that is known of it. */
  async agree(offset: number, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
    return (await this.#hashes?.agree(offset, bytes, signal)) ?? true
  }

  /** Whether a range is all there is of a small file. Of others hashes are known from the range before, or come meanwhile. */
  #isWhole({ offset, limit }: PlannedRange): boolean {
    return offset === 0 && this.#size !== undefined && this.#size <= limit
  }

  async #getFile({ precise, offset, limit }: PlannedRange, signal: AbortSignal): Promise<Uint8Array> {
    const answer = await this.#location.use(
      ({ location, mend }) =>
        this.#transfer.call(
          'upload.getFile',
          () => ({ precise: precise || undefined, location: location(), offset: BigInt(offset), limit }),
          { dcId: this.#dcId, signal, bytes: limit, mend },
        ),
      signal,
    )
    if (answer._ === 'upload.file') return answer.bytes
    throw new TransferError('the server points to a CDN although none was asked for')
  }

  async #getFileHashes(offset: number, signal: AbortSignal): Promise<Type<'FileHash'>[]> {
    return await this.#location.use(
      ({ location, mend }) =>
        this.#transfer.call(
          'upload.getFileHashes',
          () => ({ location: location(), offset: BigInt(offset) }),
          { dcId: this.#dcId, signal, bytes: 0, mend },
        ),
      signal,
    )
  }
}
