import type { ByteFiles } from '../../ports/byte-files.ts'
import { isWhatCame } from '../parts/is-what-came.ts'
import { readPart } from '../parts/part-place.ts'
import type { CheckRows } from '../sqlite/check-rows.ts'
import type { PartRow } from '../sqlite/upload-rows.ts'
import type { CheckReport } from './report.ts'

/** Compares the parts of unfinished uploads with their checksums. */
export async function checkUploads(rows: CheckRows, files: ByteFiles, report: CheckReport): Promise<void> {
  for (const { id, user, fileId, partSize, parts } of rows.unfinishedUploads()) {
    for (const part of parts) {
      const bytes = await readPart(files, id, part, partSize)
      report.progress(part.size)
      if (isWhatCame(part, bytes) || !(await isStillDamaged(rows, files, { id, partSize }, part))) continue
      report.finding({
        kind: 'part damaged',
        what: `part ${part.index} of the unfinished upload ${fileId} of user ${user} is not what came`,
        remedy: 'Nothing needs to be done: the client will be asked to send it again.',
      })
    }
  }
}

/** Where a server is running, the part may have come again meanwhile, or its file may be finished. */
async function isStillDamaged(
  rows: CheckRows,
  files: ByteFiles,
  { id, partSize }: { readonly id: number; readonly partSize: number | undefined },
  { index, side }: PartRow,
): Promise<boolean> {
  const part = rows.partsNow(id)?.find((now) => now.index === index && now.side === side)
  return part !== undefined && !isWhatCame(part, await readPart(files, id, part, partSize))
}
