import { type FileLayout, partOffset } from '@longshore/protocol/files/upload-progress'
import type { ByteFiles } from '../../ports/byte-files.ts'
import { uploadFile, wholeFile } from '../file-names.ts'
import type { PartRow } from '../sqlite/upload-rows.ts'
import { placeOf, readPart } from './part-place.ts'

/**
 * Brings every part of a complete upload to its final place in one file, and answers its name. There may be more in it.
 *
 * The parts lie there already, save those in side files or rows: only these are copied. Where the others do not, as with a part
 * 0 that is shorter than they are, all of them are, into a new file. The rows of the parts stay true all the time.
 */
export async function bringTogether(
  files: ByteFiles,
  upload: number,
  parts: readonly PartRow[],
  layout: FileLayout,
): Promise<string> {
  const lies = (part: PartRow) => placeOf(upload, part, layout.partSize)
  const isAstray = (part: PartRow) =>
    part.side === 0 && lies(part).position !== partOffset(layout, part.index)
  const regular = !parts.some(isAstray)
  const name = regular ? uploadFile(upload) : wholeFile(upload)
  for (const part of parts) {
    if (regular && part.side === 0 && !part.bytes) continue
    const bytes = await readPart(files, upload, part, layout.partSize)
    await files.write(name, bytes, partOffset(layout, part.index))
  }
  return name
}
