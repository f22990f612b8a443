import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { documentOf } from '@longshore/testing/contracts/file-catalog'
import { pattern } from '@longshore/testing/pattern'
import { MemoryFiles } from '../memory/memory-files.ts'
import { openFileStorage } from './file-storage.ts'
import { SMALL_FILE } from './small-files.ts'
import { openDatabase } from './sqlite/database.ts'
import { fileMigrations } from './sqlite/file-migrations.ts'

const key = { user: 7n, fileId: 5n, big: false }
const call = { parts: 1, maxParts: 9 }

async function openSmall() {
  const database = openDatabase(':memory:', fileMigrations)
  const files = new MemoryFiles()
  const storage = await openFileStorage({ database, files, clock: () => 1000, small: SMALL_FILE })
  const filesThere = async () => [
    ...(await files.list('uploads')),
    ...(await files.list('blobs-01')),
    ...(await files.list('blobs-02')),
  ]
  return { ...storage, database, filesThere }
}

test('a small file takes no file, and nothing is left of it when it is removed', async () => {
  const { parts, blobs, catalog, database, filesThere } = await openSmall()
  await parts.put(key, { index: 0, bytes: pattern(1, 1000) })
  const { blob, size } = await parts.finish(key, call)
  await catalog.add(documentOf({ id: 1n, blob, size }), 0)
  assert.deepEqual(await filesThere(), [])
  await parts.expire(Number.POSITIVE_INFINITY)
  assert.deepEqual(await blobs.readRange(blob, 10, 2000), pattern(1, 990, 10))
  await blobs.removeUnused(await catalog.remove(1n, 0))
  assert.equal(database.prepare('SELECT count(*) AS n FROM file_small').get()?.n, 0)
})

test('what the server makes itself, as previews, takes no file either when it is small', async () => {
  const { blobs, catalog, database, filesThere } = await openSmall()
  const blob = await blobs.put(pattern(1, SMALL_FILE))
  assert.deepEqual(await filesThere(), [])
  assert.deepEqual(await blobs.readRange(blob, 10, SMALL_FILE), pattern(1, SMALL_FILE - 10, 10))
  await catalog.add(documentOf({ id: 1n, blob, size: SMALL_FILE }), 0)
  await blobs.removeUnused([blob])
  assert.deepEqual(await blobs.readRange(blob, 0, SMALL_FILE), pattern(1, SMALL_FILE), 'a document needs it')
  await blobs.removeUnused(await catalog.remove(1n, 0))
  assert.equal(database.prepare('SELECT count(*) AS n FROM file_small').get()?.n, 0)
  await blobs.put(pattern(1, SMALL_FILE + 1))
  assert.deepEqual(await filesThere(), ['blobs-02/2'])
})

test('who needs a path is lent a copy, whatever becomes of the file meanwhile', async () => {
  const { parts, blobs, filesThere } = await openSmall()
  await parts.put(key, { index: 0, bytes: pattern(1, 1000) })
  const { blob } = await parts.finish(key, call)
  const bytes = await blobs.lend(blob, async (path) => {
    await parts.expire(Number.POSITIVE_INFINITY)
    return await readFile(path)
  })
  assert.deepEqual(new Uint8Array(bytes), pattern(1, 1000))
  assert.deepEqual(await filesThere(), [])
})

test('a larger one, and one of several parts, is a file', async () => {
  const { parts, filesThere } = await openSmall()
  await parts.put(key, { index: 0, bytes: pattern(1, SMALL_FILE + 1) })
  assert.equal((await parts.finish(key, call)).size, SMALL_FILE + 1)
  const several = { ...key, fileId: 6n }
  await parts.put(several, { index: 0, bytes: pattern(2, 1024) })
  await parts.put(several, { index: 1, bytes: pattern(2, 10, 1024) })
  assert.deepEqual(await filesThere(), ['uploads/2', 'blobs-01/1'])
  assert.equal((await parts.finish(several, { ...call, parts: 2 })).size, 1034)
})
