import type { DatabaseSync } from 'node:sqlite'
import { StorageFull } from '../../ports/storage-error.ts'
import { inTransaction } from './database.ts'

/** SQLITE_FULL. */
const FULL = 13

/** Runs `work` as one transaction; a full disk is a `StorageFull`, and nothing has happened. */
export function storing<T>(database: DatabaseSync, work: () => T): T {
  try {
    return inTransaction(database, work)
  } catch (cause) {
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === FULL) {
      throw new StorageFull('the disk of the database is full', { cause })
    }
    throw cause
  }
}
