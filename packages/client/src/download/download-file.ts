import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { type PlannedRange, planRanges } from '@longshore/protocol/files/plan-ranges'
import type { Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { orAborted } from '../time/abort.ts'
import type { OnProgress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { type ByteRange, bytesOfRange } from './byte-range.ts'
import { fetchInOrder } from './fetch.ts'
import { FreshLocation } from './fresh-reference.ts'
import type { LocatedFile } from './locate.ts'
import type { Sink } from './sink.ts'
import { FileHashes } from './verify.ts'

export interface ReadOptions {
  /** Which bytes of the file; all of them when absent. */
  readonly range?: ByteRange | undefined
  /** Bytes under way at once, 8 MiB when absent: what speed a download can reach, and about what memory it takes. */
  readonly window?: number | undefined
  /**
   * Compare every piece with the hashes of upload.getFileHashes before it is handed out, as the page recommends
   * ("Verifying downloaded chunks"); a piece that differs is fetched once more.
   */
  readonly verify?: boolean | undefined
  /** The chat the message is in; needed to renew a file reference in a channel. */
  readonly peer?: Type<'InputPeer'> | undefined
  /** Stops the download at once. */
  readonly signal?: AbortSignal | undefined
}

export interface DownloadOptions extends ReadOptions {
  /** Called whenever the sink has taken more bytes. */
  readonly onProgress?: OnProgress | undefined
}

export interface DownloadedFile {
  /** Bytes delivered. */
  readonly size: number
  /** Of the bytes delivered: of the whole file when no range was asked for. */
  readonly sha256: Uint8Array
  /** The name the file was sent with, where it has one. */
  readonly name?: string | undefined
}

const defaultWindow = 8 * 1024 * 1024

/**
 * The bytes of a file, in order, fetched ahead of the reader by a window (api/files, "Downloading files"). Leaving the
 * loop stops the requests.
 *
 * @throws {TransferError} an impossible range, or an answer that does not fit the file or its hashes.
 * @throws {RpcError} what the server answered, after the repeats that make sense.
 */
export async function* readFile(
  rpc: Rpc,
  crypto: CryptoProvider,
  file: LocatedFile,
  options: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  const { from, to, length } = bytesOfRange(file.size, options.range)
  let delivered = 0
  const pieces = fetchInOrder(planRanges({ size: file.size, from, to, whole: options.verify }), {
    // Without a size the next range is worth asking for only when this one came back full.
    inFlight: file.size === undefined ? 1 : (options.window ?? defaultWindow),
    fetch: fileAsker(rpc, crypto, file, options),
    signal: options.signal,
  })
  for await (const piece of pieces) {
    delivered += piece.length
    yield piece
  }
  if (length !== undefined && delivered !== length) {
    throw new TransferError(`the file ended after ${delivered} of ${length} bytes`)
  }
}

/** Writes the bytes of a file to a sink. When this rejects, the sink has discarded what it got. */
export async function downloadFile(
  rpc: Rpc,
  crypto: CryptoProvider,
  file: LocatedFile,
  sink: Sink,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  const sha256 = crypto.createHash('sha256')
  let size = 0
  try {
    const { length: total } = bytesOfRange(file.size, options.range)
    for await (const bytes of readFile(rpc, crypto, file, options)) {
      sha256.update(bytes)
      await orAborted(sink.write(bytes), options.signal)
      size += bytes.length
      options.onProgress?.({ transferred: size, total })
    }
    await orAborted(sink.finish(), options.signal)
  } catch (error) {
    await sink.discard(error).catch(() => {})
    throw error
  }
  return { size, sha256: sha256.digest(), name: file.name }
}

/** Asks for the ranges of one file. */
function fileAsker(
  rpc: Rpc,
  crypto: CryptoProvider,
  file: LocatedFile,
  { peer, verify }: ReadOptions,
): (range: PlannedRange, signal: AbortSignal) => Promise<Uint8Array> {
  const location = new FreshLocation(rpc, file, peer)
  const { dcId } = file
  const fetch = (range: PlannedRange, signal: AbortSignal) =>
    location.use((current) => getFile(rpc, current, dcId, range, signal), signal)
  if (!verify) return fetch

  const hashes = new FileHashes(crypto, (offset, signal) => {
    const ask = (current: Type<'InputFileLocation'>) =>
      rpc.call('upload.getFileHashes', { location: current, offset: BigInt(offset) }, { dcId, signal })
    return location.use(ask, signal)
  })
  return async (range, signal) => {
    const bytes = await fetch(range, signal)
    if (await hashes.agree(range.offset, bytes, signal)) return bytes
    const again = await fetch(range, signal)
    if (await hashes.agree(range.offset, again, signal)) return again
    throw new TransferError(`the bytes from offset ${range.offset} are not those the server has hashed`)
  }
}

async function getFile(
  rpc: Rpc,
  location: Type<'InputFileLocation'>,
  dcId: number | undefined,
  { precise, offset, limit }: PlannedRange,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const params = { precise: precise || undefined, location, offset: BigInt(offset), limit }
  const answer = await rpc.call('upload.getFile', params, { dcId, signal })
  if (answer._ === 'upload.file') return answer.bytes
  throw new TransferError('the server points to a CDN although none was asked for')
}
