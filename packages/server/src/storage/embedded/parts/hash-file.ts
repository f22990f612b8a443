import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import { type FileLayout, partLength, partOffset } from '@longshore/protocol/files/upload-progress'
import type { WholeFile } from '../../ports/part-store.ts'
import type { PartRow } from '../sqlite/upload-rows.ts'
import { hashWindows, joinHashes, WindowHasher } from '../window-hashes.ts'
import { isWhatCame } from './is-what-came.ts'

/** Bytes. */
const READ_AT_ONCE = 1024 * 1024

/**
 * The hashes of the windows of a file whose parts lie in their final places. Most were worked out when the parts came;
 * bytes that are read again for the others must still be those that came.
 *
 * @returns undefined when they are not
 */
export async function hashFile(
  file: WholeFile,
  parts: readonly PartRow[],
  layout: FileLayout,
): Promise<Uint8Array | undefined> {
  return beginWithWindows(layout) ? hashPartByPart(file, parts, layout) : hashThrough(file, parts, layout)
}

/** Whether every part begins where a window does. */
function beginWithWindows({ parts, partSize, firstSize }: FileLayout): boolean {
  return parts === 1 || (firstSize === partSize && partSize % HASH_WINDOW === 0)
}

async function hashPartByPart(
  file: WholeFile,
  parts: readonly PartRow[],
  layout: FileLayout,
): Promise<Uint8Array | undefined> {
  const hashes: Uint8Array[] = []
  for (const part of parts) {
    if (part.hashes) {
      hashes.push(part.hashes)
      continue
    }
    const bytes = await file.read(partOffset(layout, part.index), part.size)
    if (!isWhatCame(part, bytes)) return undefined
    hashes.push(hashWindows(bytes))
  }
  return joinHashes(hashes)
}

async function hashThrough(
  file: WholeFile,
  parts: readonly PartRow[],
  layout: FileLayout,
): Promise<Uint8Array | undefined> {
  const hasher = new WindowHasher()
  for (const group of grouped(parts, layout)) {
    const [first] = group
    if (!first) continue
    const start = partOffset(layout, first.index)
    const bytes = await file.read(start, READ_AT_ONCE)
    for (const part of group) {
      const at = partOffset(layout, part.index) - start
      const piece = bytes.subarray(at, at + part.size)
      if (!isWhatCame(part, piece)) return undefined
      hasher.update(piece)
    }
  }
  return hasher.end()
}

/** Parts that are read together. */
function* grouped(parts: readonly PartRow[], layout: FileLayout): Generator<PartRow[]> {
  let group: PartRow[] = []
  let size = 0
  for (const part of parts) {
    const length = partLength(layout, part.index)
    if (size + length > READ_AT_ONCE) {
      yield group
      group = []
      size = 0
    }
    group.push(part)
    size += length
  }
  yield group
}
