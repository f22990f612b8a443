import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite } from 'node:test'
import { blobStoreContract } from '@longshore/testing/contracts/blob-store'
import { fileCatalogContract } from '@longshore/testing/contracts/file-catalog'
import { type OpenPartStore, partStoreContract } from '@longshore/testing/contracts/part-store'
import { MemoryFiles } from '../memory/memory-files.ts'
import type { ByteFiles } from '../ports/byte-files.ts'
import { DiskFiles } from './disk/disk-files.ts'
import { openFileStorage } from './file-storage.ts'
import { SMALL_FILE } from './small-files.ts'
import { openDatabase } from './sqlite/database.ts'
import { fileMigrations } from './sqlite/file-migrations.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-storage-'))
const closing: (() => Promise<void>)[] = []
let folders = 0

after(async () => {
  for (const close of closing) await close()
  await rm(root, { recursive: true })
})

async function openStorage(
  path: string,
  files: ByteFiles,
  small?: number | undefined,
): Promise<OpenPartStore> {
  let now = 1_700_000_000_000
  const database = openDatabase(path, fileMigrations)
  closing.push(async () => {
    await files.close()
    database.close()
  })
  const storage = await openFileStorage({ database, files, clock: () => now, small })
  return {
    ...storage,
    now: () => now,
    travel: (milliseconds) => {
      now += milliseconds
    },
  }
}

const openInMemory = () => openStorage(':memory:', new MemoryFiles())

function openOnDisk(): Promise<OpenPartStore> {
  const folder = join(root, String(folders++))
  return openStorage(join(root, `${folders}.sqlite`), new DiskFiles(folder))
}

/** Small files, and the first parts of others, in the database. */
function openWithSmallFiles(): Promise<OpenPartStore> {
  const folder = join(root, String(folders++))
  const path = join(root, `${folders}.sqlite`)
  return openStorage(path, new DiskFiles(folder), SMALL_FILE)
}

for (const [name, open] of [
  ['in memory', openInMemory],
  ['on disk', openOnDisk],
  ['on disk, small files in the database', openWithSmallFiles],
] as const) {
  suite(`parts ${name}`, () => partStoreContract(open))
  suite(`blobs ${name}`, () => blobStoreContract(open))
  suite(`documents ${name}`, () => fileCatalogContract(open))
}
