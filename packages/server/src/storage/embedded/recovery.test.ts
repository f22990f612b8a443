import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { assertHashes } from '@longshore/testing/assert-hashes'
import { documentOf, imageOf, photoOf } from '@longshore/testing/contracts/file-catalog'
import { FailingFiles, type Failure } from '@longshore/testing/crash/failing-files'
import { pattern } from '@longshore/testing/pattern'
import { MemoryFiles } from '../memory/memory-files.ts'
import type { ByteFiles } from '../ports/byte-files.ts'
import type { FinishedFile, UploadKey } from '../ports/part-store.ts'
import { StorageFull } from '../ports/storage-error.ts'
import { type FileStorage, openFileStorage } from './file-storage.ts'
import { SMALL_FILE } from './small-files.ts'
import { type Database, openDatabase } from './sqlite/database.ts'
import { fileMigrations } from './sqlite/file-migrations.ts'

const KB = 1024

/** What a client remembers over all deaths of the server. */
interface Memory {
  readonly files: Map<string, FinishedFile>
}

type Step = (storage: FileStorage, memory: Memory) => Promise<unknown>

const regular: UploadKey = { user: 1n, fileId: 1n, big: true }
const android: UploadKey = { user: 1n, fileId: 2n, big: false }
const changed: UploadKey = { user: 1n, fileId: 3n, big: false }
const hashed: UploadKey = { user: 1n, fileId: 4n, big: true }
const alone: UploadKey = { user: 1n, fileId: 5n, big: false }

function put(key: UploadKey, index: number, bytes: Uint8Array, totalParts?: number): Step {
  return ({ parts }) => parts.put(key, { index, bytes, totalParts })
}

/** Finishes, and compares with what the client sent. */
function finish(name: string, key: UploadKey, count: number, expected: Uint8Array): Step {
  return async ({ parts, blobs }, { files }) => {
    const file = await parts.finish(key, { parts: count, maxParts: 4000 })
    assert.deepEqual(await blobs.readRange(file.blob, 0, file.size + 1), expected)
    await assertHashes(blobs, file.blob, expected)
    files.set(name, file)
  }
}

function send(id: bigint, name: string): Step {
  return async ({ catalog }, { files }) => {
    const file = files.get(name) ?? assert.fail(name)
    if (!(await catalog.file(id))) await catalog.add(documentOf({ id, ...file }), 0)
  }
}

/** A photo whose sizes the server made. */
function makePhoto(id: bigint): Step {
  return async ({ blobs, catalog }) => {
    const [m, y] = await Promise.all([blobs.put(pattern(5, 3 * KB)), blobs.put(pattern(6, 5 * KB))])
    const photo = photoOf({ id, previews: [imageOf('m', m), imageOf('y', y)] })
    if (!(await catalog.file(id))) await catalog.add(photo, 0)
    else await blobs.removeUnused([m, y])
  }
}

function remove(id: bigint): Step {
  return async ({ catalog, blobs }) => blobs.removeUnused(await catalog.remove(id, 0))
}

const steps: readonly Step[] = [
  // The last part waits aside; the others go to their places; one comes twice.
  put(regular, 2, pattern(1, 100, 8 * KB), -1),
  put(regular, 1, pattern(1, 4 * KB, 4 * KB), 3),
  put(regular, 0, pattern(1, 4 * KB), 3),
  put(regular, 1, pattern(1, 4 * KB, 4 * KB), 3),
  finish('regular', regular, 3, pattern(1, 8 * KB + 100)),
  send(1n, 'regular'),
  // A repetition of part and call.
  put(regular, 1, pattern(1, 4 * KB, 4 * KB), 3),
  finish('again', regular, 3, pattern(1, 8 * KB + 100)),
  send(2n, 'again'),
  // Part 0 last, shorter than the others.
  put(android, 1, pattern(2, 4 * KB, KB)),
  put(android, 2, pattern(2, 9, 5 * KB)),
  put(android, 0, pattern(2, KB)),
  finish('android', android, 3, pattern(2, 5 * KB + 9)),
  // A part that comes again with other bytes, before and after finishing.
  put(changed, 0, pattern(8, 4 * KB)),
  put(changed, 0, pattern(9, 4 * KB)),
  put(changed, 0, pattern(3, 4 * KB)),
  put(changed, 1, pattern(3, 5, 4 * KB)),
  finish('former', changed, 2, pattern(3, 4 * KB + 5)),
  put(changed, 0, pattern(4, 4 * KB)),
  put(changed, 1, pattern(4, 5, 4 * KB)),
  finish('latter', changed, 2, pattern(4, 4 * KB + 5)),
  send(3n, 'latter'),
  // Parts that begin with windows of their own, the last one before its place is known.
  put(hashed, 1, pattern(7, 300, 128 * KB), -1),
  put(hashed, 0, pattern(7, 128 * KB), 2),
  finish('hashed', hashed, 2, pattern(7, 128 * KB + 300)),
  send(4n, 'hashed'),
  // One part, which is all there is; then another file of the same name.
  put(alone, 0, pattern(10, 3 * KB)),
  finish('alone', alone, 1, pattern(10, 3 * KB)),
  put(alone, 0, pattern(10, 3 * KB)),
  finish('alone again', alone, 1, pattern(10, 3 * KB)),
  send(6n, 'alone again'),
  put(alone, 0, pattern(11, 2 * KB)),
  finish('another', alone, 1, pattern(11, 2 * KB)),
  send(7n, 'another'),
  // A first part that turns out to have others.
  put(changed, 0, pattern(12, 4 * KB)),
  put(changed, 1, pattern(12, 5, 4 * KB)),
  finish('not alone', changed, 2, pattern(12, 4 * KB + 5)),
  makePhoto(5n),
  remove(5n),
  remove(6n),
  remove(7n),
  remove(4n),
  remove(1n),
  remove(3n),
  ({ parts }) => parts.expire(Number.POSITIVE_INFINITY),
  // Only the regular file is left, by its second document.
  async ({ blobs, catalog, parts }) => {
    const document = await catalog.file(2n)
    assert.ok(document?.kind === 'document', 'document 2 is gone')
    assert.deepEqual(await blobs.readRange(document.blob, 0, document.size), pattern(1, 8 * KB + 100))
    assert.equal(await parts.unfinishedBytes(1n), 0)
  },
]

/** Goes on with the step that did not answer, as a client would. */
async function run(storage: FileStorage, memory: Memory, progress: { step: number }): Promise<void> {
  for (; progress.step < steps.length; progress.step++) await steps[progress.step]?.(storage, memory)
}

interface World {
  readonly database: Database
  readonly files: MemoryFiles
  readonly memory: Memory
  readonly progress: { step: number }
  /** Bytes up to which files are kept in the database. */
  readonly small: number
}

function newWorld(small = 0): World {
  return {
    small,
    database: openDatabase(':memory:', fileMigrations),
    files: new MemoryFiles(),
    memory: { files: new Map() },
    progress: { step: 0 },
  }
}

function open({ database, small }: World, files: ByteFiles): Promise<FileStorage> {
  return openFileStorage({ database, files, clock: () => 1000, small })
}

/** A life of the server that ends at an operation. Answers how many it did, fewer than `dieAt` when it came through. */
async function live(world: World, dieAt: number, failure: Failure): Promise<number> {
  const files = new FailingFiles(world.files, 'dies', dieAt, failure)
  const life = open(world, files).then((storage) => run(storage, world.memory, world.progress))
  await Promise.race([life, files.died])
  return files.operations
}

/** Every file of the storage has a row, and every row its file. */
async function assertTidy({ database, files }: World): Promise<void> {
  const known = database.prepare('SELECT id, state, refs FROM file_blob').all()
  const inPlace: string[] = []
  for (let folder = 0; folder < 256; folder++) {
    inPlace.push(...(await files.list(`blobs-${folder.toString(16).padStart(2, '0')}`)))
  }
  assert.deepEqual(
    inPlace.map((name) => Number(name.split('/')[1])),
    known.map(({ id }) => id),
  )
  assert.deepEqual(
    known.map(({ state, refs }) => [state, refs]),
    [['ready', 1]],
  )
  assert.deepEqual(await files.list('uploads'), [])
  const hashed = database.prepare('SELECT DISTINCT blob AS id FROM file_hashes').all()
  assert.deepEqual(
    hashed.map(({ id }) => id),
    known.map(({ id }) => id),
  )
  for (const table of ['file_preview', 'file_attached', 'file_small'])
    assert.equal(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n, 0)
}

for (const [where, small] of [
  ['all in files', 0],
  ['small ones in the database', SMALL_FILE],
] as const) {
  const operations = await live(newWorld(small), Number.POSITIVE_INFINITY, 'before')

  suite(`${where}: the process dies at any of ${operations} operations`, () => {
    for (const failure of ['before', 'torn', 'after'] as const) {
      test(`${failure}, and lives on`, async () => {
        for (let dieAt = 1; dieAt <= operations; dieAt++) {
          const world = newWorld(small)
          await live(world, dieAt, failure)
          await live(world, Number.POSITIVE_INFINITY, failure)
          await assertTidy(world)
        }
      })

      test(`${failure}, and again and again`, async () => {
        for (let dieAt = 1; dieAt <= 12; dieAt++) {
          const world = newWorld(small)
          let lives = 0
          // Every fourth life lasts longer: one that is always too short would never end.
          const length = () => dieAt + Math.floor(lives / 4)
          while ((await live(world, length(), failure)) >= length()) lives++
          await assertTidy(world)
        }
      })
    }
  })

  suite(`${where}: the disk is full at any of ${operations} operations`, () => {
    for (const failure of ['before', 'torn'] as const) {
      test(`${failure}; then there is room again`, async () => {
        for (let fullAt = 1; fullAt <= operations; fullAt++) {
          const world = newWorld(small)
          const files = new FailingFiles(world.files, 'full', fullAt, failure)
          const storage = await open(world, files).catch(() => open(world, files))
          await run(storage, world.memory, world.progress).catch((error: unknown) => {
            assert.ok(error instanceof StorageFull, `operation ${fullAt}: ${error}`)
            return run(storage, world.memory, world.progress)
          })
          await open(world, world.files)
          await assertTidy(world)
        }
      })
    }
  })
}

test('a part that found no room is not there', async () => {
  const world = newWorld()
  // Operation 1 lists what an earlier life left; 2 and 4 write the parts, 3 forces the first.
  const { parts, blobs } = await open(world, new FailingFiles(world.files, 'full', 4, 'torn'))
  const call = { parts: 2, maxParts: 2 }
  await parts.put(android, { index: 0, bytes: pattern(1, 2 * KB) })
  await assert.rejects(parts.put(android, { index: 1, bytes: pattern(1, 2 * KB, 2 * KB) }), StorageFull)
  await assert.rejects(parts.finish(android, call), /FILE_PART_1_MISSING/)
  assert.equal(await parts.unfinishedBytes(1n), 2 * KB)
  await parts.put(android, { index: 1, bytes: pattern(1, KB, 2 * KB) })
  const { blob } = await parts.finish(android, call)
  assert.deepEqual(await blobs.readRange(blob, 0, 4 * KB), pattern(1, 3 * KB))
})

test('a finished file has not a byte more than its parts', async () => {
  const world = newWorld()
  const { parts } = await open(world, world.files)
  await parts.put(android, { index: 0, bytes: pattern(1, 2 * KB) })
  await parts.put(android, { index: 1, bytes: pattern(1, 2 * KB) })
  await parts.put(android, { index: 1, bytes: pattern(1, 10) })
  const { blob, size } = await parts.finish(android, { parts: 2, maxParts: 2 })
  assert.equal(size, 2 * KB + 10)
  assert.equal((await world.files.read(`blobs-01/${blob}`, 0, 10 * KB)).length, size)
})

test('bytes that are not those that came do not become a file', async () => {
  const world = newWorld()
  const { parts } = await open(world, world.files)
  const call = { parts: 3, maxParts: 3 }
  for (const index of [0, 1, 2])
    await parts.put(regular, { index, bytes: pattern(1, 4 * KB, index * 4 * KB), totalParts: 3 })
  const [name] = await world.files.list('uploads')
  await world.files.write(name ?? assert.fail(), new Uint8Array(1), 5 * KB)
  await assert.rejects(parts.finish(regular, call), /FILE_PART_1_MISSING/)
  await parts.put(regular, { index: 1, bytes: pattern(1, 4 * KB, 4 * KB), totalParts: 3 })
  assert.equal((await parts.finish(regular, call)).size, 12 * KB)
})

suite('a power cut', () => {
  test('takes bytes of unfinished parts: these are missing, and may come again', async () => {
    const world = newWorld()
    const storage = await open(world, world.files)
    for (const index of [0, 1, 2]) {
      await storage.parts.put(regular, { index, bytes: pattern(1, 4 * KB, index * 4 * KB), totalParts: 3 })
    }
    const [name] = await world.files.list('uploads')
    await world.files.write(name ?? assert.fail(), new Uint8Array(4 * KB), 4 * KB)
    await world.files.truncate(name ?? assert.fail(), 10 * KB)

    const { parts, blobs } = await open(world, world.files)
    const call = { parts: 3, maxParts: 3 }
    await assert.rejects(parts.finish(regular, call), /FILE_PART_1_MISSING/)
    await parts.put(regular, { index: 1, bytes: pattern(1, 4 * KB, 4 * KB), totalParts: 3 })
    await assert.rejects(parts.finish(regular, call), /FILE_PART_2_MISSING/)
    await parts.put(regular, { index: 2, bytes: pattern(1, 4 * KB, 8 * KB), totalParts: 3 })
    const { blob } = await parts.finish(regular, call)
    assert.deepEqual(await blobs.readRange(blob, 0, 12 * KB), pattern(1, 12 * KB))
  })

  test('takes the whole file of an upload', async () => {
    const world = newWorld()
    const storage = await open(world, world.files)
    await storage.parts.put(android, { index: 0, bytes: pattern(1, KB) })
    await world.files.remove((await world.files.list('uploads'))[0] ?? assert.fail())
    const { parts } = await open(world, world.files)
    await assert.rejects(parts.finish(android, { parts: 1, maxParts: 1 }), /FILE_PART_0_MISSING/)
  })

  test('takes bytes that come again before anybody missed them', async () => {
    const world = newWorld()
    const storage = await open(world, world.files)
    await storage.parts.put(android, { index: 0, bytes: pattern(1, KB) })
    await world.files.remove((await world.files.list('uploads'))[0] ?? assert.fail())
    const { parts, blobs } = await open(world, world.files)
    await parts.put(android, { index: 0, bytes: pattern(1, KB) })
    const { blob } = await parts.finish(android, { parts: 1, maxParts: 1 })
    assert.deepEqual(await blobs.readRange(blob, 0, 2 * KB), pattern(1, KB))
  })
})

test('bytes that somebody else cut off a finished file are not passed over', async () => {
  const world = newWorld()
  const { blobs } = await open(world, world.files)
  const blob = await blobs.put(pattern(1, KB))
  await world.files.truncate(`blobs-01/${blob}`, 1000)
  await assert.rejects(blobs.readRange(blob, 0, KB), { name: 'StorageDamaged' })
  await world.files.remove(`blobs-01/${blob}`)
  await assert.rejects(blobs.readRange(blob, 0, KB), { name: 'StorageDamaged' })
})
