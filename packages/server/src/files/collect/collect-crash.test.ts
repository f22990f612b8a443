import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, imageOf, photoOf } from '@longshore/testing/contracts/file-catalog'
import { FailingFiles, type Failure } from '@longshore/testing/crash/failing-files'
import { pattern } from '@longshore/testing/pattern'
import { type FileStorage, openFileStorage } from '../../storage/embedded/file-storage.ts'
import { openDatabase } from '../../storage/embedded/sqlite/database.ts'
import { fileMigrations } from '../../storage/embedded/sqlite/file-migrations.ts'
import { MemoryFiles } from '../../storage/memory/memory-files.ts'
import { collectUnused } from './collect-unused.ts'

const now = 1000
const shown = 3n

/** Two documents that share bytes, one of them with stickers, and a photo; only document 3 is shown. */
async function newWorld() {
  const database = openDatabase(':memory:', fileMigrations)
  const files = new MemoryFiles()
  const { blobs, catalog } = await openFileStorage({ database, files, clock: () => now })
  const [own, shared, m, y] = await Promise.all([1, 2, 3, 4].map((seed) => blobs.put(pattern(seed, 2000))))
  assert(own && shared && m && y)
  await catalog.add(documentOf({ id: 9n, blob: own, size: 2000 }), now)
  await catalog.add(documentOf({ id: 1n, blob: shared, size: 2000, stickers: [9n] }), now)
  await catalog.add(photoOf({ id: 2n, previews: [imageOf('m', m), imageOf('y', y)] }), now)
  await catalog.add(documentOf({ id: shown, blob: shared, size: 2000 }), now)
  return { database, files, shared }
}

function collect({ catalog, blobs }: FileStorage, at: number): Promise<number> {
  const holder = { inUse: async (files: readonly bigint[]) => files.filter((file) => file === shown) }
  return collectUnused({ catalog, blobs, holders: [holder], now: at, releasedUntil: at + 10 })
}

for (const failure of ['before', 'after'] as const) {
  test(`the process dies at any operation of collecting, ${failure}: the next life ends the work`, async () => {
    for (let dieAt = 1; await liveAndDie(dieAt, failure); dieAt++);
  })
}

/** @returns whether it died */
async function liveAndDie(dieAt: number, failure: Failure): Promise<boolean> {
  const { database, files, shared } = await newWorld()
  const dying = new FailingFiles(files, 'dies', dieAt, failure)
  const life = openFileStorage({ database, files: dying, clock: () => now }).then((storage) =>
    collect(storage, now),
  )
  await Promise.race([life, dying.died])

  const storage = await openFileStorage({ database, files, clock: () => now })
  await collect(storage, now)
  await collect(storage, now + 10)
  const left = database.prepare('SELECT id FROM file_record').all()
  assert.deepEqual(left, [{ __proto__: null, id: Number(shown) }])
  assert.deepEqual(await storage.blobs.readRange(shared, 0, 2000), pattern(2, 2000))
  const blobs = database.prepare('SELECT id, refs, state FROM file_blob').all()
  assert.deepEqual(blobs, [{ __proto__: null, id: Number(shared), refs: 1, state: 'ready' }])
  const inPlace: string[] = []
  for (let folder = 0; folder < 256; folder++)
    inPlace.push(...(await files.list(`blobs-${folder.toString(16).padStart(2, '0')}`)))
  assert.equal(inPlace.length, 1)
  for (const table of ['file_check', 'file_attached', 'file_preview'])
    assert.equal(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n, 0, table)
  return dying.operations >= dieAt
}
