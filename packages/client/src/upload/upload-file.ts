import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { PartPlan } from '@longshore/protocol/files/plan-parts'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import type { OnProgress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { inputFileOf } from './finish.ts'
import { PartMemory } from './part-memory.ts'
import { type Part, partsOf, readPart } from './parts.ts'
import { planUpload } from './plan.ts'
import { sendParts } from './send-parts.ts'
import type { Source } from './source.ts'

export interface UploadOptions {
  /** The file's name; a source that has one of its own needs none. */
  readonly name?: string | undefined
  readonly mimeType?: string | undefined
  /**
   * Bytes of parts under way at once, 8 MiB when absent: what speed an upload can reach. Of memory it takes three times
   * as much: parts as they were read, in their requests, and encrypted until they have left.
   */
  readonly window?: number | undefined
  /** Called after every part the server has confirmed. */
  readonly onProgress?: OnProgress | undefined
  /** Stops the upload at once. What the server already has it forgets by itself after a while. */
  readonly signal?: AbortSignal | undefined
}

/** A file the server holds all parts of, ready for any method that takes an InputFile. */
export interface UploadedFile {
  readonly inputFile: Constructor<'inputFile'> | Constructor<'inputFileBig'>
  readonly name: string
  readonly mimeType: string
  /** In bytes. */
  readonly size: number
  /** Of the whole contents as they were read. */
  readonly sha256: Uint8Array
  /**
   * Saves one part again, for FILE_PART_X_MISSING.
   * @throws {TransferError} when the source was a stream, or there is no such part.
   */
  resendPart(index: number, signal?: AbortSignal): Promise<void>
}

export const defaultWindow = 8 * 1024 * 1024

/**
 * Saves all parts of a source on the server (api/files, "Uploading files").
 *
 * @throws {TransferError} an empty or too large file, or a source that is not what it said.
 * @throws {RpcError} what the server answered, after the repeats that make sense.
 */
export async function uploadFile(
  rpc: Rpc,
  crypto: CryptoProvider,
  source: Source,
  options: UploadOptions = {},
): Promise<UploadedFile> {
  try {
    return await saveAllParts(rpc, crypto, source, options)
  } finally {
    if (source.kind === 'random access') await source.close()
  }
}

async function saveAllParts(
  rpc: Rpc,
  crypto: CryptoProvider,
  source: Source,
  options: UploadOptions,
): Promise<UploadedFile> {
  const plan = planUpload(source.size)
  const memory = new PartMemory(plan.partSize)
  const fileId = randomFileId(crypto)
  const sha256 = crypto.createHash('sha256')
  const md5 = plan.big ? undefined : crypto.createHash('md5')
  let transferred = 0
  let size = 0
  let parts = 0

  async function* hashed(): AsyncGenerator<Part> {
    for await (const part of partsOf(source, plan, memory)) {
      sha256.update(part.bytes)
      md5?.update(part.bytes)
      size += part.bytes.length
      parts = part.totalParts
      yield part
    }
  }

  await sendParts(hashed(), {
    partSize: plan.partSize,
    window: options.window ?? defaultWindow,
    send: (part, signal) => savePart(rpc, plan, fileId, part, signal),
    onSent: (part) => {
      transferred += part.bytes.length
      memory.giveBack(part.bytes)
      options.onProgress?.({ transferred, total: source.size })
    },
    signal: options.signal,
  })

  const name = options.name ?? source.name ?? 'file'
  return {
    inputFile: inputFileOf({ id: fileId, big: plan.big, parts, name, md5: md5?.digest() }),
    name,
    mimeType: options.mimeType ?? source.mimeType ?? 'application/octet-stream',
    size,
    sha256: sha256.digest(),
    resendPart: async (index, signal) => {
      if (source.kind !== 'random access') {
        throw new TransferError(`part ${index} was lost by the server and a stream cannot be read again`)
      }
      if (index >= parts)
        throw new TransferError(`the file has ${parts} parts and the server asks for part ${index}`)
      try {
        await savePart(rpc, plan, fileId, await readPart(source, plan, memory, index), signal)
      } finally {
        await source.close()
      }
    },
  }
}

async function savePart(
  rpc: Rpc,
  plan: PartPlan,
  fileId: bigint,
  part: Part,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { index, bytes, totalParts } = part
  const numbered = { file_id: fileId, file_part: index, bytes }
  const saved = plan.big
    ? await rpc.call('upload.saveBigFilePart', { ...numbered, file_total_parts: totalParts }, { signal })
    : await rpc.call('upload.saveFilePart', numbered, { signal })
  if (!saved) throw new TransferError(`the server did not save part ${index}`)
}

/** "the file has to be assigned a unique 64-bit client identifier: file_id" */
function randomFileId(crypto: CryptoProvider): bigint {
  const bytes = crypto.randomBytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true)
}
