import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { DocumentRecord, Original } from '../../storage/ports/file-catalog.ts'
import { previewsOf, type Shown } from './keep-previews.ts'
import { addNewFile, type CreateTools } from './new-file.ts'

interface Described {
  /** What was received, or the bytes of another document. */
  readonly received: Pick<DocumentRecord, 'blob' | 'size' | 'fileType'>
  readonly mimeType: string
  readonly fileName: string
  /** Kept as they are. */
  readonly attributes: Uint8Array
  /** What its bytes were made of, where they are not those that were uploaded. */
  readonly madeOf?: Original | undefined
  /** Documents of the stickers that its uploader put on it. */
  readonly stickers?: readonly bigint[] | undefined
}

export type NewDocument = Described & Shown

/** What describes a document is words, not another file. Bytes. */
const DESCRIPTION_MAX = 32 * 1024

/**
 * Makes a document of bytes that were received. The same bytes may become several documents, which then share them:
 * clients repeat the final call when they did not hear the answer.
 *
 * @throws {RpcError} MEDIA_INVALID for an endless description
 */
export async function createDocument(
  tools: CreateTools,
  uploader: bigint,
  input: NewDocument,
): Promise<DocumentRecord> {
  const { received, mimeType, fileName, attributes, madeOf, stickers = [] } = input
  if (mimeType.length + fileName.length + attributes.length > DESCRIPTION_MAX)
    throw new RpcError('MEDIA_INVALID')
  const { blobs, ...shown } = await previewsOf(tools.blobs, input)
  return addNewFile<DocumentRecord>(tools, [received.blob, ...blobs], {
    kind: 'document',
    uploader,
    blob: received.blob,
    size: received.size,
    fileType: received.fileType,
    mimeType,
    fileName,
    attributes,
    ...shown,
    madeOf,
    stickers,
  })
}
