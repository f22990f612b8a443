import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertHashes } from '@longshore/testing/assert-hashes'
import { documentOf } from '@longshore/testing/contracts/file-catalog'
import { pattern } from '@longshore/testing/pattern'
import { MemoryFiles } from '../../memory/memory-files.ts'
import { BlobNotFound } from '../../ports/storage-error.ts'
import { checkStorage } from '../check/check-storage.ts'
import type { Finding } from '../check/report.ts'
import { openFileStorage } from '../file-storage.ts'
import { openDatabase } from './database.ts'
import { fileMigrations } from './file-migrations.ts'

const old = fileMigrations.slice(0, 1)
const current = fileMigrations.slice(1)

/** A storage as the first version kept it: two documents that share bytes, one with a thumbnail, and a part. */
async function openOld() {
  const database = openDatabase(':memory:', old)
  const files = new MemoryFiles()
  await files.write('blobs-01/1', pattern(1, 200_000), 0)
  await files.write('blobs-02/2', pattern(2, 300), 0)
  await files.write('uploads/1', pattern(3, 1024), 0)
  database.exec(`
    INSERT INTO file_blob (id, size, state, refs) VALUES (1, 200000, 'ready', 2), (2, 300, 'ready', 1);
    INSERT INTO file_document
      (id, uploader, blob, size, mime_type, file_type, file_name, date, attributes, thumb_blob, thumb_size)
    VALUES
      (10, 7, 1, 200000, 'text/plain', 'storage.fileUnknown', 'a.txt', 1700000000, x'010203', 2, 300),
      (11, 7, 1, 200000, 'text/plain', 'storage.fileUnknown', 'a.txt', 1700000000, x'010203', NULL, NULL);
  `)
  for (const { sql } of current) database.exec(sql)
  const storage = await openFileStorage({ database, files, clock: () => 1000 })
  return { database, files, ...storage }
}

test('documents of the first version are found, with their bytes and hashes', async () => {
  const { catalog, blobs } = await openOld()
  for (const id of [10n, 11n])
    assert.deepEqual(await catalog.file(id), documentOf({ id, blob: 1n, size: 200_000 }))
  assert.deepEqual(await blobs.readRange(1n, 0, 200_000), pattern(1, 200_000))
  await assertHashes(blobs, 1n, pattern(1, 200_000))
  const found = await catalog.documentsSeen([7n], { size: 200_000, mimeType: 'text/plain' }, 10)
  assert.deepEqual(
    found.map(({ id }) => id),
    [11n, 10n],
  )
})

test('their thumbnails, of which nobody knows the sides, go with their bytes', async () => {
  const { blobs, files } = await openOld()
  await assert.rejects(blobs.size(2n), BlobNotFound)
  assert.equal(await files.exists('blobs-02/2'), false)
})

test('they are looked at a day later, and go with the last that shares their bytes', async () => {
  const { catalog } = await openOld()
  const now = Math.floor(Date.now() / 1000)
  assert.deepEqual(await catalog.toCheck(now, 10), [])
  const due = now + 2 * 86_400
  assert.deepEqual(await catalog.toCheck(due, 10), [10n, 11n])
  assert.deepEqual(await catalog.remove(10n, due), [])
  assert.deepEqual(await catalog.remove(11n, due), [1n])
})

test('a check finds nothing wrong with them', async () => {
  const { database, files } = await openOld()
  const findings: Finding[] = []
  let unverified = 0
  await checkStorage({
    database,
    files,
    report: {
      finding: (finding) => void findings.push(finding),
      leftover: (what) => assert.fail(what),
      unshown: () => {},
      progress: () => {},
      unverified: (bytes) => {
        unverified += bytes
      },
    },
  })
  assert.deepEqual(findings, [])
  assert.equal(unverified, 200_000)
})
