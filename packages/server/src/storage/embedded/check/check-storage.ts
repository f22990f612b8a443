import type { ByteFiles } from '../../ports/byte-files.ts'
import { CheckRows } from '../sqlite/check-rows.ts'
import type { Database } from '../sqlite/database.ts'
import { checkBlobs } from './check-blobs.ts'
import { checkFiles } from './check-files.ts'
import { checkRecords } from './check-records.ts'
import { checkUploads } from './check-uploads.ts'
import { type CheckReport, damagedDatabase } from './report.ts'

/** How much there is to look at. */
export interface CheckSize {
  readonly files: number
  readonly bytes: number
}

export function sizeOfCheck(database: Database): CheckSize {
  return new CheckRows(database).size()
}

/**
 * Compares everything the embedded storage keeps of files: rows among each other, rows with the files, and every byte
 * with the hashes that were kept when it came. Changes nothing. Nobody may be writing meanwhile.
 *
 * @param options.files `DiskFiles`; closing them is the caller's
 */
export async function checkStorage(options: {
  database: Database
  files: ByteFiles
  report: CheckReport
}): Promise<void> {
  const { database, files, report } = options
  const rows = new CheckRows(database)
  const damage = rows.damage()
  for (const what of damage) report.finding(damagedDatabase(what))
  // What a damaged database says of the files is nothing to judge them by.
  if (damage.length > 0) return
  checkRecords(rows, report)
  await checkFiles(rows, files, report)
  await checkUploads(rows, files, report)
  await checkBlobs(rows, files, report)
}
