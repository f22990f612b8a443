import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DataFolderError, lockDataFolder } from './data-folder.ts'

test('a folder is served by one server at a time', async () => {
  const data = await mkdtemp(join(tmpdir(), 'longshore-lock-'))
  try {
    const first = lockDataFolder(data)
    assert.throws(() => lockDataFolder(data), DataFolderError)
    first[Symbol.dispose]()
    lockDataFolder(data)[Symbol.dispose]()
  } finally {
    await rm(data, { recursive: true })
  }
})
