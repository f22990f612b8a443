import { crc32 } from 'node:zlib'
import type { PartRow } from '../sqlite/upload-rows.ts'
import { hashWindows } from '../window-hashes.ts'

/** Whether these are still the bytes of a part as they came: after a power cut they may not be. */
export function isWhatCame({ size, hashes, crc }: PartRow, bytes: Uint8Array): boolean {
  if (bytes.length !== size) return false
  return hashes ? Buffer.compare(hashWindows(bytes), hashes) === 0 : crc32(bytes) === crc
}
