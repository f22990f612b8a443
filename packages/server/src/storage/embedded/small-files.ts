/**
 * Bytes of the largest file of one part that any server keeps in the database, beside its rows: a file of the file system
 * costs more than so few bytes.
 */
export const SMALL_FILE = 32 * 1024
