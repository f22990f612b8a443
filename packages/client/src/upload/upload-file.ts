import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { type PartPlan, plannedPart } from '@longshore/protocol/files/plan-parts'
import type { Constructor } from '@longshore/protocol/schema/api'
import { PartMemory } from '../io/part-memory.ts'
import type { Source } from '../io/source.ts'
import { type TransferJournal, type UploadRecord, unrecordedUpload } from '../journal/journal.ts'
import { randomId } from '../rpc/random-id.ts'
import { defaultWindow } from '../transfer/controller.ts'
import type { OnProgress } from '../transfer/progress.ts'
import type { TransferContext } from '../transfer/transfer-context.ts'
import type { Transfer } from '../transfer/transfers.ts'
import { inputFileOf } from './finish.ts'
import { largestPart, type Part, partsOf } from './parts.ts'
import { planUpload } from './plan.ts'
import { savePart } from './save-part.ts'
import { sendAgain } from './send-again.ts'
import { sendParts } from './send-parts.ts'

export interface UploadOptions {
  /** The file's name; a source that has one of its own needs none. */
  readonly name?: string | undefined
  readonly mimeType?: string | undefined
  /**
   * Bytes of parts read and not confirmed at once, 10 MiB when absent. Of memory it takes three times as much: parts as
   * they were read, in their requests, and encrypted until they have left.
   */
  readonly window?: number | undefined
  /**
   * Remembers what the server has confirmed, so that the same upload goes on after an interruption. Only a source that
   * can be read again and says which it is (in Node a path) is remembered.
   */
  readonly journal?: TransferJournal | undefined
  /** Called when an earlier run is known of, before the first part is sent; perhaps a second time. */
  readonly onResume?: ((resume: UploadResume) => void) | undefined
  /** Called after every part the server has confirmed. */
  readonly onProgress?: OnProgress | undefined
  /** Stops the upload at once. What the server already has it forgets by itself after a while. */
  readonly signal?: AbortSignal | undefined
}

/** How an upload goes on from an earlier run. */
export type UploadResume =
  /** So many bytes are on the server already. */
  | { readonly kind: 'goes on'; readonly transferred: number }
  /** The source is not what it was: nothing of the earlier run is of use. */
  | { readonly kind: 'source changed' }

/** A file that the server holds, ready to be sent. */
export interface HeldFile {
  readonly name: string
  readonly mimeType: string
  /** In bytes. */
  readonly size: number
  /** Of the whole contents as they were read. */
  readonly sha256: Uint8Array
  /**
   * random_id of the message that shows the file, the same in all runs of an upload that is remembered: whoever sends it
   * again, not knowing whether it was sent, gets the message that was.
   */
  readonly randomId?: bigint | undefined
  /** The file is what it was to become, and whoever sent it knows: the journal forgets it. */
  settled(): void
}

/** A file the server holds all parts of, ready for any method that takes an InputFile. */
export interface UploadedFile extends HeldFile {
  readonly inputFile: Constructor<'inputFile'> | Constructor<'inputFileBig'>
  /**
   * Saves one part again, for FILE_PART_X_MISSING; all that an earlier run has sent, where it is one of those.
   * @throws {TransferError} when the source was a stream, or there is no such part.
   */
  resendPart(index: number, signal?: AbortSignal): Promise<void>
}

/**
 * Saves all parts of a source on the server (api/files, "Uploading files").
 *
 * @throws {TransferError} an empty or too large file, or a source that is not what it said.
 * @throws {RpcError} what the server answered, after the repeats that make sense.
 */
export async function uploadFile(
  means: TransferContext,
  source: Source,
  options: UploadOptions = {},
): Promise<UploadedFile> {
  return await recorded(means, source, options, (upload) => saveAllParts(means, upload, options))
}

/** One file on its way, with what is remembered of it. */
export interface Upload {
  readonly source: Source
  readonly plan: PartPlan
  readonly record: UploadRecord
  readonly transfer: Transfer
}

/** Does the work of an upload when its turn has come; once more from the beginning where the source was not what it seemed. */
export async function recorded<T>(
  means: TransferContext,
  source: Source,
  options: UploadOptions,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const { signal, onResume } = options
  let transfer: Transfer | undefined
  try {
    const plan = planUpload(source.size)
    const begun = await means.transfers.begin({ direction: 'upload', size: source.size, signal })
    transfer = begun
    const attempt = () =>
      withRecord(means.crypto, { source, plan }, options, (record) =>
        work({ source, plan, record, transfer: begun }),
      )
    return await attempt().catch((error: unknown) => {
      if (!(error instanceof SourceChanged)) throw error
      onResume?.({ kind: 'source changed' })
      return attempt()
    })
  } finally {
    transfer?.end()
    if (source.kind === 'random access') await source.close()
  }
}

async function withRecord<T>(
  crypto: CryptoProvider,
  { source, plan }: { source: Source; plan: PartPlan },
  { journal, onResume }: UploadOptions,
  work: (record: UploadRecord) => Promise<T>,
): Promise<T> {
  const record = await recordOf(crypto, source, plan, journal)
  try {
    if (record.state === 'source changed') onResume?.({ kind: 'source changed' })
    return await work(record)
  } catch (error) {
    if (error instanceof SourceChanged) record.forget()
    throw error
  } finally {
    record.close()
  }
}

/** Bytes read beyond those that may be under way: when there is room again, parts to fill it are at hand. */
const readAhead = 2 * 1024 * 1024

/** Bytes of a part are not those that an earlier run has sent, although the source looks the same. */
class SourceChanged extends Error {}

async function recordOf(
  crypto: CryptoProvider,
  source: Source,
  plan: PartPlan,
  journal: TransferJournal | undefined,
): Promise<UploadRecord> {
  const ids = { fileId: randomId(crypto), randomId: randomId(crypto) }
  if (journal === undefined || source.kind === 'stream' || source.identity === undefined)
    return unrecordedUpload(ids)
  return await journal.openUpload({ source: source.identity, plan, ids })
}

/** Saves the parts that the server has not got yet. */
export async function saveAllParts(
  { crypto, transfers }: TransferContext,
  { source, plan, record, transfer }: Upload,
  options: UploadOptions,
): Promise<UploadedFile> {
  const { window = defaultWindow + readAhead, signal, onProgress } = options
  const { fileId } = record
  const memory = new PartMemory(largestPart(source, plan))
  const sha256 = crypto.createHash('sha256')
  const md5 = plan.big ? undefined : crypto.createHash('md5')
  const sentEarlier = new Set(record.saved)
  let transferred = lengthOf(sentEarlier, plan, source.size)
  let size = 0
  let parts = 0
  if (transferred > 0) options.onResume?.({ kind: 'goes on', transferred })

  async function* missing(): AsyncGenerator<Part> {
    transfer.waitsFor('source')
    for await (const part of partsOf(source, plan, memory)) {
      transfer.waitsFor(undefined)
      md5?.update(part.bytes)
      size += part.bytes.length
      parts = part.totalParts
      const held = record.holds(part.index, part.bytes)
      if (held === false) throw new SourceChanged()
      if (held) {
        sha256.update(part.bytes)
        memory.giveBack(part.bytes)
      } else {
        // Beside the msg_key of the request it becomes.
        sha256.updateSoon(part.bytes)
        yield part
      }
      transfer.waitsFor('source')
    }
    transfer.waitsFor(undefined)
  }

  await sendParts(missing(), {
    partSize: plan.partSize,
    window,
    send: (part, signal) => savePart(transfer, { plan, fileId }, part, signal),
    onSent: ({ index, bytes }) => {
      record.add(index, bytes)
      transferred += bytes.length
      sha256.settle(bytes)
      memory.giveBack(bytes)
      onProgress?.({ transferred, total: source.size })
    },
    signal,
  })

  const { name, mimeType } = describedAs(source, options)
  return {
    inputFile: inputFileOf({ id: fileId, big: plan.big, parts, name, md5: md5?.digest() }),
    name,
    mimeType,
    size,
    sha256: sha256.digest(),
    randomId: record.randomId,
    resendPart: async (index, signal) => {
      const lost = sentEarlier.has(index) ? [...sentEarlier] : [index]
      sentEarlier.clear()
      await sendAgain(transfers, { source, plan, fileId, parts }, lost, { window, signal })
    },
    settled: () => record.forget(),
  }
}

/** What a file is called and is, by its sender or else by its source. */
export function describedAs(source: Source, options: UploadOptions): { name: string; mimeType: string } {
  return {
    name: options.name ?? source.name ?? 'file',
    mimeType: options.mimeType ?? source.mimeType ?? 'application/octet-stream',
  }
}

/** Bytes of so many parts of a file. */
function lengthOf(parts: Iterable<number>, plan: PartPlan, size: number | undefined): number {
  if (size === undefined) return 0
  let bytes = 0
  for (const index of parts) bytes += plannedPart(plan, size, index).length
  return bytes
}
