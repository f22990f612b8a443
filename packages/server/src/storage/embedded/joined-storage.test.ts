import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pattern } from '@longshore/testing/pattern'
import { BlobNotFound } from '../ports/storage-error.ts'
import type { OtherReaders } from './blob-store.ts'
import { DiskFiles } from './disk/disk-files.ts'
import { joinFileStorage } from './file-storage.ts'
import { openDatabase } from './sqlite/database.ts'
import { fileMigrations } from './sqlite/file-migrations.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-joined-'))
const opened = new AsyncDisposableStack()
after(async () => {
  await opened.disposeAsync()
  await rm(root, { recursive: true })
})

let folders = 0

/** The store as two processes have it open, each with a database and files of its own. */
function openTwice() {
  const folder = join(root, String(folders++))
  const open = (others: OtherReaders) => {
    const database = openDatabase(`${folder}.sqlite`, fileMigrations)
    const files = new DiskFiles(folder)
    opened.defer(async () => {
      await files.close()
      database.close()
    })
    return joinFileStorage({ database, files, clock: () => 1000, others })
  }
  const one = open({ letGo: (blob) => other.blobs.letGo(blob) })
  const other: typeof one = open({ letGo: (blob) => one.blobs.letGo(blob) })
  return { one, other }
}

test('what one process wrote the other reads', async () => {
  const { one, other } = openTwice()
  const bytes = pattern(1, 300_000)
  const blob = await one.blobs.put(bytes)
  assert.deepEqual(await other.blobs.readRange(blob, 0, bytes.length), bytes)
})

test('a blob that one process has lent is removed by nobody before it is given back', async () => {
  const { one, other } = openTwice()
  const bytes = pattern(1, 5000)
  const blob = await one.blobs.put(bytes)
  await one.blobs.lend(blob, async () => {
    await other.blobs.removeUnused([blob])
    assert.deepEqual(await other.blobs.readRange(blob, 0, bytes.length), bytes)
  })
  await assert.rejects(other.blobs.readRange(blob, 0, 1), BlobNotFound)
  await assert.rejects(one.blobs.readRange(blob, 0, 1), BlobNotFound)
})

test('a blob that one process has read is let go of when the other removes it', async () => {
  const { one, other } = openTwice()
  const blob = await one.blobs.put(pattern(1, 5000))
  await other.blobs.readRange(blob, 0, 5000)
  assert.equal(await other.blobs.letGo(blob), true)
  await one.blobs.removeUnused([blob])
  await assert.rejects(other.blobs.readRange(blob, 0, 1), BlobNotFound)
})

test('each process forgets the uploads of its own users only', async () => {
  const { one, other } = openTwice()
  const part = { index: 0, bytes: pattern(1, 1024) }
  for (const user of [1n, 2n, 3n]) await one.parts.put({ user, fileId: 1n, big: false }, part)
  assert.equal(await one.parts.expire(2000, (user) => user === 2n), 1)
  assert.equal(await one.parts.unfinishedUploads(2n), 0)
  assert.equal(await other.parts.unfinishedUploads(1n), 1)
  assert.equal(await other.parts.expire(2000, (user) => user !== 2n), 2)
})
