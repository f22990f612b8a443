import { StorageFull } from '../../ports/storage-error.ts'

const SQLITE_BUSY = 5
const SQLITE_FULL = 13

/** Whether a lock of somebody else stood in the way. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === SQLITE_BUSY
}

/** A full disk is a `StorageFull`; anything else is itself. */
export function toldAsFull(error: unknown): unknown {
  if (codeOf(error) !== SQLITE_FULL) return error
  return new StorageFull('the disk of the database is full', { cause: error })
}

/** The primary result code; extended ones have more in their upper bytes. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}
