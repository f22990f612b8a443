import type { DatabaseSync } from 'node:sqlite'
import type { ByteFiles } from '../../ports/byte-files.ts'
import { CheckRows } from '../sqlite/check-rows.ts'
import { checkBlobs, checkCounters } from './check-blobs.ts'
import { checkFiles } from './check-files.ts'
import { checkRecords } from './check-records.ts'
import { checkUploads } from './check-uploads.ts'
import { type CheckReport, damagedDatabase } from './report.ts'

/** How much there is to look at. */
export interface CheckSize {
  readonly files: number
  readonly bytes: number
}

export function sizeOfCheck(database: DatabaseSync): CheckSize {
  return new CheckRows(database).size()
}

/**
 * Compares everything the embedded storage keeps of files: rows among each other, rows with the files, and every byte
 * with the hashes that were kept when it came. Changes nothing. A server may be running meanwhile: rows are compared as
 * they are at one moment, and what is found of files is asked for once more.
 *
 * @param options.files `DiskFiles`; closing them is the caller's
 * @returns false where the database itself is damaged, and says nothing that could be compared
 */
export async function checkStorage(options: {
  database: DatabaseSync
  files: ByteFiles
  report: CheckReport
}): Promise<boolean> {
  const { database, files, report } = options
  const rows = new CheckRows(database)
  const damage = rows.damage()
  for (const what of damage) report.finding(damagedDatabase(what))
  // What a damaged database says of the files is nothing to judge them by.
  if (damage.length > 0) return false
  atOneMoment(database, () => {
    checkRecords(rows, report)
    checkCounters(rows, report)
  })
  await checkFiles(rows, files, report)
  await checkUploads(rows, files, report)
  await checkBlobs(rows, files, report)
  return true
}

/** Lets `look` see the rows as they are now, whatever others change meanwhile. */
export function atOneMoment(database: DatabaseSync, look: () => void): void {
  database.exec('BEGIN')
  try {
    look()
  } finally {
    database.exec('ROLLBACK')
  }
}
