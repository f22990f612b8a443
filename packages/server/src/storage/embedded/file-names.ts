import type { PartRow } from './sqlite/upload-rows.ts'

/** Everything that is not a finished file lies here. */
export const UPLOADS = 'uploads'

/** Where the parts of an upload go, each to its final place. */
export function uploadFile(upload: number): string {
  return `${UPLOADS}/${upload}`
}

/** Where a part waits whose place is not known yet, or that came again with other bytes. */
export function sideFile(upload: number, { index, side }: PartRow): string {
  return `${UPLOADS}/${upload}.${index}.${side}`
}

/** Where the parts are put together when they do not lie at their final places. */
export function wholeFile(upload: number): string {
  return `${UPLOADS}/${upload}.whole`
}

/** Where the bytes of a blob are before they are in place. */
export function arrivingFile(blob: bigint): string {
  return `${UPLOADS}/blob.${blob}`
}

/** A copy of a small file, for somebody who needs a path. */
export function lentFile(copy: string): string {
  return `${UPLOADS}/lent.${copy}`
}

/** A blob's place, among 256 folders. */
export function blobFile(blob: bigint): string {
  return `${blobFolder(Number(blob & 0xffn))}/${blob}`
}

/** All of them. */
export function blobFolders(): string[] {
  return Array.from({ length: 256 }, (_, number) => blobFolder(number))
}

function blobFolder(number: number): string {
  return `blobs-${number.toString(16).padStart(2, '0')}`
}
