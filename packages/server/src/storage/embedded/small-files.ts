import type { Forced } from './sqlite/database-log.ts'

/**
 * Where files of one part are kept that are so small that a file of the file system costs more than their bytes: in the
 * database, beside their rows.
 */
export interface SmallFiles {
  /** Bytes; larger ones are files. */
  readonly most: number
  /** Of the database. */
  readonly log: Forced
}

/** Bytes of the largest that any server keeps like that. */
export const SMALL_FILE = 32 * 1024
