import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { UploadedFile } from '../../files/create/uploaded-file.ts'
import { mediaKindOf } from '../../messages/media-kind.ts'
import type { ShownDocument } from '../../messages/messages.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { Context, Services } from '../context.ts'
import { acceptedAttributes, decodeAttributes, encodeAttributes, fileNameOf } from '../document-attributes.ts'

/** Media that is ready to be sent: the document exists and is durable. */
export interface PreparedMedia {
  /** As messages store it: of the document only the id. */
  readonly media: Constructor<'messageMediaDocument'>
  readonly shows: ShownDocument
}

/**
 * Makes of an InputMedia what a message can show: uploaded parts become a document, existing documents are checked.
 *
 * @throws RpcError MEDIA_EMPTY, MEDIA_INVALID, DOCUMENT_INVALID, PHOTO_SAVE_FILE_INVALID since photos cannot be saved
 * yet; FILE_REFERENCE_*; FILE_PARTS_INVALID, FILE_PART_X_MISSING, MD5_CHECKSUM_INVALID, INPUT_FILE_INVALID
 */
export async function prepareMedia(input: Type<'InputMedia'>, context: Context): Promise<PreparedMedia> {
  switch (input._) {
    case 'inputMediaUploadedDocument':
      return prepared(await uploadedDocument(input, context), input)
    case 'inputMediaDocument':
      return prepared(await existingDocument(input.id, context), input)
    case 'inputMediaEmpty':
      throw new RpcError('MEDIA_EMPTY')
    case 'inputMediaUploadedPhoto':
      throw new RpcError('PHOTO_SAVE_FILE_INVALID')
    default:
      throw new RpcError('MEDIA_INVALID')
  }
}

/** What a message shows that exists already. */
export async function shownDocument(id: bigint, { files }: Pick<Services, 'files'>): Promise<ShownDocument> {
  const record = await files.document(id)
  if (!record) throw new RpcError('DOCUMENT_INVALID')
  return shown(record)
}

/** Seconds after which media disappears, and the number for "after it was seen once". */
const longestTtl = 60
const onceSeen = 2 ** 31 - 1

/**
 * Media that disappears is for others, and for private dialogs.
 *
 * @throws RpcError TTL_MEDIA_INVALID
 */
export function checkTtl({ ttl_seconds: ttl }: PreparedMedia['media'], toSelf: boolean): void {
  if (ttl === undefined) return
  const isAllowed = ttl === onceSeen || (ttl >= 1 && ttl <= longestTtl)
  if (toSelf || !isAllowed) throw new RpcError('TTL_MEDIA_INVALID')
}

async function uploadedDocument(
  input: Constructor<'inputMediaUploadedDocument'>,
  { files, userId, config }: Context,
): Promise<DocumentRecord> {
  const attributes = acceptedAttributes(input.attributes)
  return files.createDocument(userId, {
    file: uploadedFile(input.file),
    thumb: input.thumb && uploadedFile(input.thumb),
    mimeType: input.mime_type || 'application/octet-stream',
    fileName: fileNameOf(attributes),
    attributes: encodeAttributes(attributes),
    maxParts: config.maxFileParts,
  })
}

function uploadedFile(file: Type<'InputFile'>): UploadedFile {
  switch (file._) {
    case 'inputFile':
      return { id: file.id, parts: file.parts, big: false, md5Checksum: file.md5_checksum }
    case 'inputFileBig':
      return { id: file.id, parts: file.parts, big: true }
    case 'inputFileStoryDocument':
      throw new RpcError('INPUT_FILE_INVALID')
  }
}

async function existingDocument(
  input: Type<'InputDocument'>,
  { files, userId }: Context,
): Promise<DocumentRecord> {
  if (input._ === 'inputDocumentEmpty') throw new RpcError('MEDIA_EMPTY')
  const { id, access_hash: accessHash, file_reference: fileReference } = input
  try {
    return await files.locate(userId, { id, accessHash, fileReference })
  } catch (error) {
    // That is what upload.getFile says of a document that is unknown, or known to others only.
    if (error instanceof RpcError && error.is('FILE_ID_INVALID')) throw new RpcError('DOCUMENT_INVALID')
    throw error
  }
}

interface Wishes {
  readonly spoiler?: boolean | undefined
  readonly ttl_seconds?: number | undefined
  readonly video_timestamp?: number | undefined
}

function prepared(record: DocumentRecord, wishes: Wishes): PreparedMedia {
  const shows = shown(record)
  return {
    shows,
    media: {
      _: 'messageMediaDocument',
      spoiler: wishes.spoiler,
      video: shows.kind === 'video' || shows.kind === 'round',
      round: shows.kind === 'round',
      voice: shows.kind === 'voice',
      document: { _: 'documentEmpty', id: record.id },
      video_timestamp: wishes.video_timestamp,
      ttl_seconds: wishes.ttl_seconds,
    },
  }
}

function shown({ id, fileName, attributes }: DocumentRecord): ShownDocument {
  return { id, fileName, kind: mediaKindOf(decodeAttributes(attributes)) }
}
