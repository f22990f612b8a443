import { DatabaseSync } from 'node:sqlite'
import { databaseFile, isServed, lockDataFolder, migrations, openServerDatabase } from './data-folder.ts'
import { filesFolder, requireServersFolder } from './folder-contents.ts'
import { refuseNewer } from './folder-record.ts'
import { checkBoxes } from './storage/embedded/check/check-boxes.ts'
import { checkPlaces } from './storage/embedded/check/check-places.ts'
import {
  atOneMoment,
  type CheckSize,
  checkStorage,
  sizeOfCheck,
} from './storage/embedded/check/check-storage.ts'
import { type CheckReport, damagedDatabase, type Finding } from './storage/embedded/check/report.ts'
import { DiskFiles } from './storage/embedded/disk/disk-files.ts'
import { BoxRows } from './storage/embedded/sqlite/box-rows.ts'
import { PlaceRows } from './storage/embedded/sqlite/place-rows.ts'

export type { CheckReport, CheckSize, Finding }

/** SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = [11, 26]
/** Milliseconds to wait for a lock that keeps even readers out. */
const PATIENCE = 20_000

/**
 * Compares everything a data folder keeps of files with what it must be, down to each byte, and its boxes with what is in
 * them. Changes nothing but the tables of a database that is older than this version, and nothing at all where a server
 * is running.
 *
 * @param begin is told how much there is to look at
 * @throws {DataFolderError} no server has kept its data there
 */
export async function checkDataFolder(
  data: string,
  report: CheckReport,
  begin: (size: CheckSize) => void = () => {},
): Promise<void> {
  requireServersFolder(data)
  await using opened = new AsyncDisposableStack()
  const isInUse = isServed(data)
  if (!isInUse) opened.use(lockDataFolder(data))
  const told = isInUse ? ofServer(report) : report
  try {
    const database = opened.adopt(isInUse ? openToRead(data) : openServerDatabase(data), (open) =>
      open.close(),
    )
    const files = opened.adopt(new DiskFiles(filesFolder(data)), (open) => open.close())
    begin(sizeOfCheck(database))
    if (!(await checkStorage({ database, files, report: told }))) return
    atOneMoment(database, () => {
      checkPlaces(new PlaceRows(database), told)
      checkBoxes(new BoxRows(database), told)
    })
  } catch (error) {
    if (!isDamage(error)) throw error
    report.finding(damagedDatabase(error.message))
  }
}

function openToRead(data: string): DatabaseSync {
  refuseNewer(data, migrations)
  return new DatabaseSync(databaseFile(data), { readOnly: true, timeout: PATIENCE })
}

/** What a process that died would leave behind is what one that is alive is working on. */
function ofServer(report: CheckReport): CheckReport {
  return {
    finding: (finding) => report.finding(finding),
    leftover: () => {},
    unshown: (what) => report.unshown(what),
    progress: (bytes) => report.progress(bytes),
    unverified: (bytes) => report.unverified(bytes),
  }
}

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && DAMAGED.includes(Number(error.errcode))
}
