/** The constructors of storage.FileType. */
export type FileType =
  | 'storage.fileUnknown'
  | 'storage.filePartial'
  | 'storage.fileJpeg'
  | 'storage.fileGif'
  | 'storage.filePng'
  | 'storage.filePdf'
  | 'storage.fileMp3'
  | 'storage.fileMov'
  | 'storage.fileMp4'
  | 'storage.fileWebp'

/** So many bytes from the beginning of a file tell its type. */
export const FILE_TYPE_HEAD = 16

/** Tells the type of a file by its first bytes; what nobody knows is `storage.fileUnknown`. */
export function fileTypeOf(head: Uint8Array): FileType {
  if (has(head, 0, [0xff, 0xd8, 0xff])) return 'storage.fileJpeg'
  if (says(head, 0, 'GIF87a') || says(head, 0, 'GIF89a')) return 'storage.fileGif'
  if (has(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'storage.filePng'
  if (says(head, 0, '%PDF-')) return 'storage.filePdf'
  if (says(head, 0, 'RIFF') && says(head, 8, 'WEBP')) return 'storage.fileWebp'
  if (says(head, 0, 'ID3') || isMpegAudioFrame(head)) return 'storage.fileMp3'
  if (isQuickTime(head)) return 'storage.fileMov'
  if (says(head, 4, 'ftyp')) return 'storage.fileMp4'
  return 'storage.fileUnknown'
}

/**
 * The type to answer with. An empty answer of unknown type makes MadelineProto look for the file in other data
 * centers; "part of a bigger file" does not.
 */
export function answerType(type: FileType, length: number): FileType {
  return type === 'storage.fileUnknown' && length === 0 ? 'storage.filePartial' : type
}

/** Eleven bits of synchronization, then MPEG version 1, 2 or 2.5, layer III, and neither a free nor a bad bit rate. */
function isMpegAudioFrame(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head
  const synchronized = first === 0xff && (second & 0xe0) === 0xe0
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  const bitRate = third >> 4
  return synchronized && version !== 1 && layer === 1 && bitRate !== 0 && bitRate !== 15
}

/** QuickTime names itself in its first box, or begins, as older files do, with a box only it has there. */
function isQuickTime(head: Uint8Array): boolean {
  if (says(head, 4, 'ftyp')) return says(head, 8, 'qt  ')
  return says(head, 4, 'moov') || says(head, 4, 'mdat') || says(head, 4, 'wide')
}

function has(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte)
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  return has(
    bytes,
    at,
    Array.from(text, (letter) => letter.charCodeAt(0)),
  )
}
