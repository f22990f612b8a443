import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { FileType } from '@longshore/protocol/files/file-type'
import type { FileRecord } from '../../storage/ports/file-catalog.ts'

/** Bytes that a location names: a document, or one preview of a document or photo. */
export interface FileTarget {
  readonly content: { readonly blob: bigint } | { readonly bytes: Uint8Array }
  /** Bytes. */
  readonly size: number
  readonly fileType: FileType
  /** Unix seconds. */
  readonly mtime: number
}

/**
 * What `thumb_size` of a location names: the document itself where it is empty, else the still or moving preview of that
 * letter.
 *
 * @throws {RpcError} FILE_ID_INVALID for a letter it does not have, and for photos without one
 */
export function targetOf(file: FileRecord, thumbSize: string): FileTarget {
  const target = thumbSize === '' ? wholeOf(file) : previewOf(file, thumbSize)
  if (!target) throw new RpcError('FILE_ID_INVALID')
  return target
}

function wholeOf(file: FileRecord): FileTarget | undefined {
  return file.kind === 'document' ? stored(file, file.date) : undefined
}

/** Stripped and path previews are no files: they travel inside. */
function previewOf({ previews, videoPreviews, date }: FileRecord, letter: string): FileTarget | undefined {
  for (const preview of [...previews, ...videoPreviews]) {
    if (!('type' in preview) || preview.type !== letter) continue
    if (preview.kind !== 'cached') return stored(preview, date)
    const { bytes, fileType } = preview
    return { content: { bytes }, size: bytes.length, fileType: fileType as FileType, mtime: date }
  }
  return undefined
}

/** The catalogue keeps what `fileTypeOf` said. */
function stored(
  { blob, size, fileType }: { blob: bigint; size: number; fileType: string },
  mtime: number,
): FileTarget {
  return { content: { blob }, size, fileType: fileType as FileType, mtime }
}
