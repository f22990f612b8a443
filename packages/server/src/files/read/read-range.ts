import { answerType, type FileType } from '@longshore/protocol/files/file-type'
import { checkRange, type RangeRequest } from '@longshore/protocol/files/range-rules'
import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'

/** upload.file. */
export interface FileRange {
  readonly type: FileType
  /** Unix seconds. */
  readonly mtime: number
  readonly bytes: Uint8Array
}

/**
 * A part of a document: never more than was asked for, less only where the document ends, and nothing from there on.
 * Clients read until an answer comes short or empty, also far beyond the end.
 *
 * @throws {RpcError} OFFSET_INVALID, LIMIT_INVALID (api/files, "Downloading files")
 */
export async function readRange(
  blobs: BlobStore,
  { blob, size, fileType, date }: DocumentRecord,
  request: RangeRequest,
): Promise<FileRange> {
  checkRange(request)
  const isBeyond = request.offset >= size
  const bytes = isBeyond
    ? new Uint8Array()
    : await blobs.readRange(blob, Number(request.offset), request.limit)
  // The catalogue keeps what `fileTypeOf` said.
  return { type: answerType(fileType as FileType, bytes.length), mtime: date, bytes }
}
