import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { DocumentRecord, FileCatalog } from '../../storage/ports/file-catalog.ts'
import type { PartStore } from '../../storage/ports/part-store.ts'
import { DocumentExists } from '../../storage/ports/storage-error.ts'
import type { FileCrypto } from '../crypto.ts'
import { finishUploadedFile, type UploadedFile } from './uploaded-file.ts'

/** inputMediaUploadedDocument. */
export interface NewDocument {
  readonly file: UploadedFile
  /** A preview made by the client. */
  readonly thumb?: UploadedFile | undefined
  readonly mimeType: string
  readonly fileName: string
  /** Kept as it is. */
  readonly attributes: Uint8Array
  /** upload_max_fileparts_* of this user. */
  readonly maxParts: number
}

/** What describes a document is words, not another file. Bytes. */
const DESCRIPTION_MAX = 32 * 1024

export interface CreateTools {
  readonly parts: PartStore
  readonly catalog: FileCatalog
  readonly crypto: FileCrypto
  /** Unix ms. */
  readonly clock: () => number
}

/**
 * Makes a document of an upload. The same upload may become several documents, which then share its bytes: clients
 * repeat the final call when they did not hear the answer.
 *
 * @throws {RpcError} as `finishUploadedFile`; MEDIA_INVALID for an endless description
 */
export async function createDocument(
  tools: CreateTools,
  user: bigint,
  input: NewDocument,
): Promise<DocumentRecord> {
  const { mimeType, fileName, attributes, maxParts } = input
  if (mimeType.length + fileName.length + attributes.length > DESCRIPTION_MAX)
    throw new RpcError('MEDIA_INVALID')
  const { blob, size, type } = await finishUploadedFile(tools, user, input.file, maxParts)
  const thumb = input.thumb && (await finishUploadedFile(tools, user, input.thumb, maxParts))
  return addWithNewId(tools, {
    uploader: user,
    blob,
    size,
    mimeType,
    fileType: type,
    fileName,
    date: Math.floor(tools.clock() / 1000),
    attributes,
    thumb: thumb && { blob: thumb.blob, size: thumb.size },
  })
}

async function addWithNewId(
  { catalog, crypto }: CreateTools,
  fields: Omit<DocumentRecord, 'id'>,
): Promise<DocumentRecord> {
  for (;;) {
    const document = { ...fields, id: randomId(crypto) }
    try {
      await catalog.add(document)
      return document
    } catch (error) {
      if (!(error instanceof DocumentExists)) throw error
    }
  }
}

/** Positive, 63 bits. */
function randomId(crypto: FileCrypto): bigint {
  const bytes = crypto.randomBytes(8)
  const id = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) >> 1n
  return id === 0n ? 1n : id
}
