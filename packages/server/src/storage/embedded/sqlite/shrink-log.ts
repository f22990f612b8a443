import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Bytes of a log that is not worth the trouble. */
const SMALL_LOG = 2 ** 20
/** Milliseconds to wait for those who read: whoever wants to shrink it comes again. */
const WAIT = 50

/**
 * Brings what lies in the write-ahead log into the database, and cuts the log: it would otherwise keep the size it once
 * had. Done on a connection of its own, so that nobody waits longer than this allows.
 */
export function shrinkLog(database: string): void {
  const log = statSync(`${database}-wal`, { throwIfNoEntry: false })
  if (!log || log.size <= SMALL_LOG) return
  const own = new DatabaseSync(database, { timeout: WAIT })
  try {
    own.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    own.close()
  }
}
