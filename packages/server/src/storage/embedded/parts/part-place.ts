import { type ByteFiles, FileNotFound } from '../../ports/byte-files.ts'
import { sideFile, uploadFile } from '../file-names.ts'
import type { PartRow } from '../sqlite/upload-rows.ts'

/** Where the bytes of a part lie: `partSize` is that of its upload, as far as known. */
export function placeOf(
  upload: number,
  part: PartRow,
  partSize: number | undefined,
): { name: string; position: number } {
  if (part.side > 0) return { name: sideFile(upload, part), position: 0 }
  return { name: uploadFile(upload), position: part.index === 0 ? 0 : part.index * (partSize ?? 0) }
}

/** The bytes of a part; fewer, or none, where a power cut took them. */
export async function readPart(
  files: ByteFiles,
  upload: number,
  part: PartRow,
  partSize: number | undefined,
): Promise<Uint8Array> {
  if (part.bytes) return part.bytes
  const { name, position } = placeOf(upload, part, partSize)
  return readOrNothing(files, name, position, part.size)
}

/** Nothing of a file that is not there. */
export async function readOrNothing(
  files: ByteFiles,
  name: string,
  position: number,
  length: number,
): Promise<Uint8Array> {
  return files.read(name, position, length).catch((error: unknown) => {
    if (error instanceof FileNotFound) return new Uint8Array()
    throw error
  })
}
