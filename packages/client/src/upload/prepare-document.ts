import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { Source } from '../io/source.ts'
import type { TransferContext } from '../transfer/transfer-context.ts'
import { type DocumentFound, documentByHash, documentOf, isWorthAsking } from './document-by-hash.ts'
import {
  describedAs,
  type HeldFile,
  recorded,
  saveAllParts,
  type Upload,
  type UploadedFile,
  type UploadOptions,
  uploadFile,
} from './upload-file.ts'

export interface PrepareOptions extends UploadOptions {
  /**
   * Whether the server is asked for the file first, and it is not uploaded where it has it; true when absent. It is
   * asked for GIFs and MPEG4 up to 10 MiB that can be read twice, and of which no earlier run has sent parts.
   */
  readonly dedupe?: boolean | undefined
  /** Show it as a file even where it could be shown as a video or a picture. */
  readonly forceFile?: boolean | undefined
}

/** A file that the server has as a document: it is sent without uploading it. */
export interface KnownDocument extends HeldFile {
  readonly document: Constructor<'inputDocument'>
  /** Asks for it once more, since its file reference has expired; undefined when the server has it no more. */
  readonly find?: (() => Promise<KnownDocument | undefined>) | undefined
  /** Uploads it after all, where the server does not let the document be sent. See {@link uploadFile}. */
  upload(): Promise<UploadedFile>
}

/**
 * Sees to it that the server holds a file that is to be sent as a document: finds it there, or saves all its parts.
 *
 * @throws what {@link uploadFile} throws
 */
export async function prepareDocument(
  means: TransferContext,
  source: Source,
  options: PrepareOptions = {},
): Promise<UploadedFile | KnownDocument> {
  if (options.dedupe === false) return await uploadFile(means, source, options)
  return await recorded(
    means,
    source,
    options,
    async (upload) =>
      (await knownDocument(means, upload, options)) ?? (await saveAllParts(means, upload, options)),
  )
}

async function knownDocument(
  means: TransferContext,
  { source, plan, record, transfer }: Upload,
  options: PrepareOptions,
): Promise<KnownDocument | undefined> {
  const { forceFile = false, signal } = options
  const wanted = { ...describedAs(source, options), forceFile }
  // Of what an earlier run has sent the rest is less than the whole, and its message may be sent already.
  if (record.saved.length > 0 || !isWorthAsking(source, wanted)) return undefined
  transfer.waitsFor('source')
  const found = await documentByHash(means, { source, plan }, wanted, signal)
  transfer.waitsFor(undefined)
  if (found === undefined) return undefined
  const known = ({ document, sha256 }: DocumentFound): KnownDocument => ({
    document: inputDocument(document),
    name: wanted.name,
    mimeType: wanted.mimeType,
    size: source.size,
    sha256,
    randomId: record.randomId,
    find: async () => {
      const again = await documentOf(means, { sha256, size: source.size }, wanted, signal)
      const isRenewed = again !== undefined && !isSame(again.document, document)
      return isRenewed ? known(again) : undefined
    },
    upload: () => uploadFile(means, source, options),
    settled: () => record.forget(),
  })
  return known(found)
}

function inputDocument({
  id,
  access_hash,
  file_reference,
}: Constructor<'document'>): Constructor<'inputDocument'> {
  return { _: 'inputDocument', id, access_hash, file_reference }
}

/** Whether the server gave nothing but what it has refused. */
function isSame(a: Constructor<'document'>, b: Constructor<'document'>): boolean {
  return a.id === b.id && String(a.file_reference) === String(b.file_reference)
}

export function isKnownDocument(file: unknown): file is KnownDocument {
  return typeof file === 'object' && file !== null && 'document' in file && 'upload' in file
}

/** Whether the server does not let a document be sent that it had: the place that showed it shows it no more. */
export function isGone(error: unknown): error is RpcError {
  if (!(error instanceof RpcError)) return false
  return error.is('DOCUMENT_INVALID') || error.text.startsWith('FILE_REFERENCE_')
}
