import { join } from 'node:path'
import { lockDataFolder, openServerDatabase } from './data-folder.ts'
import { requireServersFolder } from './folder-contents.ts'
import { type CheckSize, checkStorage, sizeOfCheck } from './storage/embedded/check/check-storage.ts'
import { type CheckReport, damagedDatabase } from './storage/embedded/check/report.ts'
import { DiskFiles } from './storage/embedded/disk/disk-files.ts'
import type { Database } from './storage/embedded/sqlite/database.ts'

export type { CheckReport, Finding } from './storage/embedded/check/report.ts'
export type { CheckSize }

/** SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = [11, 26]

/**
 * Compares everything a data folder keeps of files with what it must be, down to each byte. Changes nothing but the
 * tables of a database that is older than this version.
 *
 * @param begin is told how much there is to look at
 * @throws {DataFolderError} no server has kept its data there, or one is serving it
 */
export async function checkDataFolder(
  data: string,
  report: CheckReport,
  begin: (size: CheckSize) => void = () => {},
): Promise<void> {
  requireServersFolder(data)
  await using opened = new AsyncDisposableStack()
  opened.use(lockDataFolder(data))
  try {
    const database = opened.adopt(openServerDatabase(data), closeDatabase)
    const files = opened.adopt(new DiskFiles(join(data, 'files')), (files) => files.close())
    begin(sizeOfCheck(database))
    await checkStorage({ database, files, report })
  } catch (error) {
    if (!isDamage(error)) throw error
    report.finding(damagedDatabase(error.message))
  }
}

function closeDatabase(database: Database): void {
  database.close()
}

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && DAMAGED.includes(Number(error.errcode))
}
