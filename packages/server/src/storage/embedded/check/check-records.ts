import { blobFile } from '../file-names.ts'
import type { CheckRows } from '../sqlite/check-rows.ts'
import { type CheckReport, tellUs, wholeFolder } from './report.ts'

/** Compares documents and photos with the blobs they hold on to. */
export function checkRecords(rows: CheckRows, report: CheckReport): void {
  for (const { owner, blob, size } of rows.withoutBlob())
    report.finding({
      kind: 'row missing',
      what: `${owner} (${size} bytes) holds on to ${blobFile(blob)}, which the database does not know`,
      remedy: wholeFolder,
    })
  for (const { upload, user, said, found } of rows.uploadsWithOtherParts())
    report.finding({
      kind: 'row missing',
      what: `upload ${upload} of user ${user} has ${said} bytes, and the rows of its parts ${found}`,
      remedy: wholeFolder,
    })
  for (const { owner, blob, size, blobSize } of rows.withOtherSize())
    report.finding({
      kind: 'rows disagree',
      what: `${owner} says it has ${size} bytes, and ${blobFile(blob)} ${blobSize}`,
      remedy: tellUs,
    })
}
