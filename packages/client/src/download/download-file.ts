import { planRanges } from '@longshore/protocol/files/plan-ranges'
import { RANGE_CHUNK } from '@longshore/protocol/files/range-rules'
import type { KeptBytes, Sink } from '../io/sink.ts'
import type { TransferJournal } from '../journal/journal.ts'
import { orAborted } from '../time/abort.ts'
import { defaultWindow } from '../transfer/controller.ts'
import type { OnProgress } from '../transfer/progress.ts'
import type { TransferContext } from '../transfer/transfer-context.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfer } from '../transfer/transfers.ts'
import { type ByteRange, bytesOfRange } from './byte-range.ts'
import { fetchInOrder } from './fetch.ts'
import type { LocatedFile } from './locate.ts'
import { VerifiedRanges, type VerifyOptions } from './verified-ranges.ts'
import { WholeHash } from './whole-hash.ts'

export interface ReadOptions extends VerifyOptions {
  /** Which bytes of the file; all of them when absent. */
  readonly range?: ByteRange | undefined
  /** Bytes asked for and not taken at once, 12 MiB when absent: about what memory it takes. */
  readonly window?: number | undefined
  /** Stops the download at once. */
  readonly signal?: AbortSignal | undefined
}

export interface DownloadOptions extends ReadOptions {
  /**
   * Remembers what has arrived, so that the same download goes on after an interruption; for whole files that go to a
   * path, in Node.
   */
  readonly journal?: TransferJournal | undefined
  /**
   * False fails, when all bytes are there, rather than replace another file that has the name by then; for paths, in
   * Node.
   */
  readonly replace?: boolean | undefined
  /** Called when an earlier run has left bytes of the file, before the first is fetched. */
  readonly onResume?: ((resume: { readonly transferred: number }) => void) | undefined
  /** Called whenever the sink has taken more bytes. */
  readonly onProgress?: OnProgress | undefined
}

export interface DownloadedFile {
  /** Bytes delivered. */
  readonly size: number
  /** Of the bytes delivered: of the whole file when no range was asked for. */
  readonly sha256: Uint8Array
  /** Whether all of them are what the server has hashed. */
  readonly verified: boolean
  /** The name the file was sent with, where it has one. */
  readonly name?: string | undefined
}

/**
 * The bytes of a file, in order, fetched ahead of the reader by a window (api/files, "Downloading files"). Leaving the
 * loop stops the requests.
 *
 * @throws {TransferError} an impossible range, or an answer that does not fit the file or its hashes.
 * @throws {RpcError} what the server answered, after the repeats that make sense.
 */
export async function* readFile(
  means: TransferContext,
  file: LocatedFile,
  options: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  const wanted = bytesOfRange(file.size, options.range)
  const transfer = await begin(means, file, options)
  try {
    const ranges = new VerifiedRanges({ ...means, transfer }, file, options)
    yield* pieces({ ranges, transfer }, file, wanted, options)
  } finally {
    transfer.end()
  }
}

/** Writes the bytes of a file to a sink. When this rejects, the sink has discarded what it got. */
export async function downloadFile(
  means: TransferContext,
  file: LocatedFile,
  sink: Sink,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  const { signal, onProgress, onResume } = options
  const whole = new WholeHash(means.crypto)
  let transfer: Transfer | undefined
  let size = 0
  try {
    const { from, to, length: total } = bytesOfRange(file.size, options.range)
    transfer = await begin(means, file, options)
    // Of a piece of a file less may be delivered than is checked.
    const besideChecks = options.range === undefined ? whole : undefined
    const ranges = new VerifiedRanges({ ...means, transfer }, file, options, besideChecks)
    if (sink.kept) {
      for await (const bytes of provenBytes(sink.kept, ranges, file, options)) {
        whole.take(size, bytes)
        size += bytes.length
      }
      await sink.kept.goOnFrom(size)
      if (size > 0) onResume?.({ transferred: size })
    }
    const missing = { from: from + size, to, length: total === undefined ? undefined : total - size }
    for await (const bytes of pieces({ ranges, transfer }, file, missing, options)) {
      whole.take(size, bytes)
      await orAborted(sink.write(bytes), signal)
      size += bytes.length
      onProgress?.({ transferred: size, total })
    }
    await orAborted(sink.finish(), signal)
    return { size, sha256: whole.digest(), verified: ranges.verified, name: file.name }
  } catch (error) {
    await sink.discard(error).catch(() => {})
    throw error
  } finally {
    transfer?.end()
  }
}

/** Bytes asked for beyond those that may be under way: so that they are, also while the next group is not asked for. */
const askAhead = 4 * 1024 * 1024

function begin(
  means: TransferContext,
  { size, dcId }: LocatedFile,
  { signal }: ReadOptions,
): Promise<Transfer> {
  return means.transfers.begin({ direction: 'download', size, dcId, signal })
}

async function* pieces(
  { ranges, transfer }: { ranges: VerifiedRanges; transfer: Transfer },
  { size }: LocatedFile,
  { from, to, length }: ReturnType<typeof bytesOfRange>,
  { verify, window = defaultWindow + askAhead, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let delivered = 0
  const fetched = fetchInOrder(planRanges({ size, from, to, whole: verify !== false }), {
    // Without a size the next range is worth asking for only when this one came back full.
    inFlight: size === undefined ? 1 : window,
    fetch: ranges.ask,
    signal,
  })
  for await (const piece of fetched) {
    delivered += piece.length
    transfer.waitsFor('sink')
    yield piece
    transfer.waitsFor(undefined)
  }
  if (length !== undefined && delivered !== length) {
    throw new TransferError(`the file ended after ${delivered} of ${length} bytes`)
  }
}

/** What an earlier run has left, as far as it is what the server has hashed. */
async function* provenBytes(
  kept: KeptBytes,
  ranges: VerifiedRanges,
  { size }: LocatedFile,
  { range, window = defaultWindow, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  if (size === undefined || range !== undefined) return
  const to = kept.length < size ? kept.length - (kept.length % RANGE_CHUNK) : size
  try {
    yield* fetchInOrder(planRanges({ size, to, whole: true }), {
      inFlight: window,
      fetch: async ({ offset, length = 0 }, signal) => {
        const bytes = await kept.read(offset, length)
        if (await ranges.agree(offset, bytes, signal)) return bytes
        throw new Differing()
      },
      signal,
    })
  } catch (error) {
    // From there on it is fetched anew.
    if (!(error instanceof Differing)) throw error
  }
}

class Differing extends Error {}
