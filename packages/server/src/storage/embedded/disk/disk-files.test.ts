import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { byteFilesContract } from '@longshore/testing/contracts/byte-files'
import { DiskFiles } from './disk-files.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-files-'))
const opened: DiskFiles[] = []
let folders = 0

function openFiles(options?: { openFiles: number }): DiskFiles {
  const files = new DiskFiles(join(root, String(folders++)), options)
  opened.push(files)
  return files
}

after(async () => {
  await Promise.all(opened.map((files) => files.close()))
  await rm(root, { recursive: true })
})

suite('files on disk', () => byteFilesContract(async () => openFiles()))

suite('files on disk, hardly any kept open', () => byteFilesContract(async () => openFiles({ openFiles: 1 })))

test('many files at once, few kept open', async () => {
  const files = openFiles({ openFiles: 3 })
  const names = Array.from({ length: 50 }, (_, index) => `a/${index}`)
  await Promise.all(names.map((name, index) => files.write(name, Uint8Array.of(index), 0)))
  const bytes = await Promise.all(names.map((name) => files.read(name, 0, 10)))
  assert.deepEqual(
    bytes.map(([byte]) => byte),
    names.map((_, index) => index),
  )
})

test('a read that has to wait while its file is moved does not bring the old name back', async () => {
  const files = openFiles()
  const length = 1024 * 1024
  await files.write('large', new Uint8Array(length), 0)
  await files.write('old', Uint8Array.of(1, 2, 3), 0)
  const others = Array.from({ length: 200 }, () => files.read('large', 0, length))
  const late = files.read('old', 0, 3).catch(() => undefined)
  await files.move('old', 'new')
  await Promise.all([...others, late])
  assert.equal(await files.exists('old'), false)
  assert.deepEqual(await files.read('new', 0, 3), Uint8Array.of(1, 2, 3))
})

test('no name changes or goes before the rows that say so are on the disk', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const files = new DiskFiles(join(root, String(folders++)), { rows: { settled: () => promise } })
  opened.push(files)
  await files.write('a/1', Uint8Array.of(1), 0)
  await files.write('a/2', Uint8Array.of(2), 0)
  const both = Promise.all([files.move('a/1', 'b/1'), files.remove('a/2')])
  await files.keep('a/1')
  assert.deepEqual(await Promise.all(['a/1', 'a/2'].map((name) => files.exists(name))), [true, true])
  resolve()
  await both
  assert.deepEqual(await files.list('a'), [])
  assert.deepEqual(await files.read('b/1', 0, 9), Uint8Array.of(1))
})
