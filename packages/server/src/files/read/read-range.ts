import { answerType, type FileType } from '@longshore/protocol/files/file-type'
import { checkRange, type RangeRequest } from '@longshore/protocol/files/range-rules'
import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { FileTarget } from './target.ts'

/** upload.file. */
export interface FileRange {
  readonly type: FileType
  /** Unix seconds. */
  readonly mtime: number
  readonly bytes: Uint8Array
}

/**
 * A part of a file: never more than was asked for, less only where the file ends, and nothing from there on. Clients
 * read until an answer comes short or empty, also far beyond the end.
 *
 * @throws {RpcError} OFFSET_INVALID, LIMIT_INVALID (api/files, "Downloading files")
 */
export async function readRange(
  blobs: BlobStore,
  target: FileTarget,
  request: RangeRequest,
): Promise<FileRange> {
  checkRange(request)
  const isBeyond = request.offset >= target.size
  const bytes = isBeyond
    ? new Uint8Array()
    : await readAt(blobs, target, Number(request.offset), request.limit)
  return { type: answerType(target.fileType, bytes.length), mtime: target.mtime, bytes }
}

/** Bytes of a target; less than `length` only at its end. */
export async function readAt(
  blobs: BlobStore,
  { content, size }: FileTarget,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const wanted = Math.min(length, size - offset)
  if ('bytes' in content) return content.bytes.slice(offset, offset + wanted)
  return blobs.readRange(content.blob, offset, wanted)
}
