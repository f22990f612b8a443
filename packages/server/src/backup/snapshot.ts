import { rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import type { Migration } from '../storage/embedded/sqlite/database.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { forced } from './copy-file.ts'
import type { NamedBlob } from './kept-blobs.ts'

/** Milliseconds to wait for a lock that keeps even readers out. */
const PATIENCE = 20_000

/**
 * Copies a database as it is at one moment, also while it is served, and leaves out what does not last: uploads that are no
 * file yet, blobs that nothing refers to, and temporary keys, which must be gone when they have expired.
 *
 * @returns the blobs it names that are files
 */
export async function snapshot(
  database: string,
  to: string,
  migrations: readonly Migration[],
): Promise<NamedBlob[]> {
  await rm(to, { force: true })
  const source = new DatabaseSync(database, { readOnly: true, timeout: PATIENCE })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  const copy = openDatabase(to, migrations)
  try {
    copy.exec(leaveOut)
    const named = copy.prepare(namedBlobs)
    named.setReadBigInts(true)
    return named.all().map(({ id, size }) => ({ id: id as bigint, size: Number(size) }))
  } finally {
    // Writes the log into the database.
    copy.close()
    await forced(to)
  }
}

const leaveOut = `
  BEGIN IMMEDIATE;
  DELETE FROM file_part WHERE upload IN (SELECT id FROM file_upload WHERE state <> 'ready');
  UPDATE file_blob SET refs = 0 WHERE state = 'arriving';
  DELETE FROM file_upload WHERE state <> 'ready';
  DELETE FROM file_hashes WHERE blob IN (SELECT id FROM file_blob WHERE refs = 0);
  DELETE FROM file_small WHERE blob IN (SELECT id FROM file_blob WHERE refs = 0);
  DELETE FROM file_blob WHERE refs = 0;
  DELETE FROM key_temporary;
  COMMIT;
`

const namedBlobs = `SELECT id, size FROM file_blob WHERE id NOT IN (SELECT blob FROM file_small) ORDER BY id`
