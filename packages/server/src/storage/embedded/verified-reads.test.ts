import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { pattern } from '@longshore/testing/pattern'
import { MemoryFiles } from '../memory/memory-files.ts'
import type { ByteFiles } from '../ports/byte-files.ts'
import { StorageDamaged } from '../ports/storage-error.ts'
import { DiskFiles } from './disk/disk-files.ts'
import { openFileStorage } from './file-storage.ts'
import { SMALL_FILE } from './small-files.ts'
import { openDatabase } from './sqlite/database.ts'
import { fileMigrations } from './sqlite/file-migrations.ts'

const WINDOW = 128 * 1024
const MINUTES = 60_000
const key = { user: 7n, fileId: 5n, big: false }

/** Files that count what is read of them. */
async function openWith(files: ByteFiles) {
  let now = 1_700_000_000_000
  const database = openDatabase(':memory:', fileMigrations)
  const storage = await openFileStorage({ database, files, clock: () => now, small: SMALL_FILE })
  const reopen = () => openFileStorage({ database, files, clock: () => now, small: SMALL_FILE })
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { ...storage, database, files, reopen, pass }
}

const damaged = /is not what was stored, in the 128 KiB from byte (\d+) on/

suite('a byte of a file that is not what came is never served', () => {
  test('neither with its window nor with a piece of it; other windows are', async () => {
    const { blobs, files } = await openWith(new MemoryFiles())
    const bytes = pattern(1, 3 * WINDOW + 10)
    const blob = await blobs.put(bytes)
    await files.write('blobs-01/1', Uint8Array.of(0xee), WINDOW + 77)
    for (const [offset, length] of [
      [0, bytes.length],
      [WINDOW, WINDOW],
      [WINDOW + 4096, 4096],
      [2 * WINDOW - 1, 2],
    ] as const)
      await assert.rejects(blobs.readRange(blob, offset, length), (error: Error) => {
        assert.ok(error instanceof StorageDamaged)
        assert.equal(damaged.exec(error.message)?.[1], String(WINDOW))
        return true
      })
    assert.deepEqual(await blobs.readRange(blob, 0, WINDOW), bytes.slice(0, WINDOW))
    assert.deepEqual(
      await blobs.readRange(blob, 2 * WINDOW + 5, WINDOW),
      bytes.slice(2 * WINDOW + 5, 3 * WINDOW + 5),
    )
    await assert.rejects(
      blobs.lend(blob, async () => {}),
      damaged,
    )
  })

  test('also when it was read before, and when the file has its old times on the disk', async (t) => {
    const { blobs, files } = await openWith(await diskFiles(t))
    const bytes = pattern(1, 2 * WINDOW)
    const blob = await blobs.put(bytes)
    assert.deepEqual(await blobs.readRange(blob, 0, bytes.length), bytes)
    await files.write('blobs-01/1', Uint8Array.of(0xee), 5)
    await assert.rejects(blobs.readRange(blob, 4, 2), damaged)
    await files.write('blobs-01/1', bytes.slice(5, 6), 5)
    assert.deepEqual(await blobs.readRange(blob, 4, 2), bytes.slice(4, 6))
  })

  test('also after a start: what an earlier life has seen counts for nothing', async () => {
    const world = await openWith(new MemoryFiles())
    const { parts, catalog } = world
    await parts.put(key, { index: 0, bytes: pattern(1, 100_000) })
    const { blob } = await parts.finish(key, { parts: 1, maxParts: 9 })
    assert.ok(catalog)
    await world.files.write('blobs-01/1', Uint8Array.of(0xee), 99_999)
    await assert.rejects((await world.reopen()).blobs.readRange(blob, 0, 10), damaged)
  })

  test('nor that of a small one, which lies in its row', async () => {
    const { parts, blobs, database } = await openWith(new MemoryFiles())
    await parts.put(key, { index: 0, bytes: pattern(1, 1000) })
    const { blob } = await parts.finish(key, { parts: 1, maxParts: 9 })
    assert.deepEqual(await blobs.readRange(blob, 0, 1000), pattern(1, 1000))
    database.exec(`UPDATE file_small SET bytes = zeroblob(1000)`)
    await assert.rejects(blobs.readRange(blob, 10, 5), damaged)
  })
})

suite('bytes that were found to be right', () => {
  /** What was read of the file at each read, whole windows or less. */
  async function watched() {
    const files = new MemoryFiles()
    const lengths: number[] = []
    const reading = files.reading.bind(files)
    files.reading = (name, work) =>
      reading(name, (file) => {
        const read = (position: number, length: number) => {
          lengths.push(length)
          return file.read(position, length)
        }
        return work({ ...file, read })
      })
    return { ...(await openWith(files)), lengths }
  }

  test('are read as they are, since this process has hashed them as they came', async () => {
    const { blobs, lengths } = await watched()
    const blob = await blobs.put(pattern(1, 3 * WINDOW))
    await blobs.readRange(blob, 1000, 500)
    assert.deepEqual(lengths, [500])
  })

  test('are looked at again after a while: what the disk has lost shows when it is read anew', async () => {
    const { blobs, lengths, pass } = await watched()
    const blob = await blobs.put(pattern(1, 3 * WINDOW))
    pass(11 * MINUTES)
    for (const offset of [WINDOW, WINDOW + 500, 0]) await blobs.readRange(blob, offset, 500)
    assert.deepEqual(lengths, [WINDOW, 500, WINDOW])
  })
})

async function diskFiles(t: TestContext): Promise<DiskFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-verified-'))
  const files = new DiskFiles(folder)
  t.after(async () => {
    await files.close()
    await rm(folder, { recursive: true })
  })
  return files
}
