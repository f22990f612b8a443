import { PART_SIZE_MAX } from '@longshore/protocol/files/part-rules'
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { WholeFile } from '../../ports/part-store.ts'
import { readOrNothing } from './part-place.ts'

/**
 * A file whose parts lie in their places, cut to its size: a part that came again may have been longer.
 *
 * A small one is read at once, since everything that is to be done with it looks at its bytes, and each look would take
 * as long as all of them.
 *
 * @returns undefined where it turns out to be shorter
 */
export async function openWhole(
  files: ByteFiles,
  name: string,
  size: number,
): Promise<WholeFile | undefined> {
  if (size <= PART_SIZE_MAX) return readWhole(files, name, size)
  await files.truncate(name, size)
  return { size, read: (offset, length) => files.read(name, offset, Math.min(length, size - offset)) }
}

async function readWhole(files: ByteFiles, name: string, size: number): Promise<WholeFile | undefined> {
  const found = await readOrNothing(files, name, 0, size + 1)
  if (found.length < size) return undefined
  if (found.length > size) await files.truncate(name, size)
  return fileOf(found.subarray(0, size))
}

/** A file whose bytes are here. */
export function fileOf(bytes: Uint8Array): WholeFile {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
