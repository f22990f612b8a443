import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { FailingFiles } from '@longshore/testing/crash/failing-files'
import { maxParts, openFiles, uploadParts } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'
import { MemoryFiles } from '../../storage/memory/memory-files.ts'

const KB = 1024
const hour = 3_600_000

test('the rules of the page are asked first', async () => {
  const { files } = await openFiles()
  const part = { fileId: 1n, index: 0, bytes: new Uint8Array(), big: false }
  await assert.rejects(files.saveFilePart(7n, part, maxParts), refused('FILE_PART_EMPTY'))
  const bytes = pattern(1, 512 * KB + 1)
  await assert.rejects(files.saveFilePart(7n, { ...part, bytes }, maxParts), refused('FILE_PART_TOO_BIG'))
})

suite('a user may have only so much waiting to become files', () => {
  test('bytes', async () => {
    const { files } = await openFiles({ limits: { unfinishedBytes: 3 * KB } })
    const part = (fileId: bigint) => ({ fileId, index: 0, bytes: pattern(1, 2 * KB), big: false })
    await files.saveFilePart(7n, part(1n), maxParts)
    await assert.rejects(files.saveFilePart(7n, part(2n), maxParts), refused('FLOOD_WAIT_X', 60))
    await files.saveFilePart(8n, part(2n), maxParts)
    await files.receive(7n, { id: 1n, parts: 1, big: false }, maxParts)
    await files.saveFilePart(7n, part(2n), maxParts)
  })

  test('uploads, however small', async () => {
    const { files } = await openFiles({ limits: { unfinishedUploads: 1 } })
    const part = (fileId: bigint) => ({ fileId, index: 0, bytes: pattern(1, 1), big: false })
    await files.saveFilePart(7n, part(1n), maxParts)
    await files.saveFilePart(7n, part(2n), maxParts)
    await assert.rejects(files.saveFilePart(7n, part(3n), maxParts), refused('FLOOD_WAIT_X', 60))
    await files.saveFilePart(8n, part(3n), maxParts)
    await files.receive(7n, { id: 1n, parts: 1, big: false }, maxParts)
    await files.saveFilePart(7n, part(3n), maxParts)
  })
})

for (const [name, limits, life] of [
  ['three hours', {}, 3 * hour],
  ['as long as was configured', { partLife: 5 * 60_000 }, 5 * 60_000],
] as const) {
  test(`parts that nobody adds to are kept ${name}, and go with their bytes`, async () => {
    const disk = new MemoryFiles()
    const { files, time } = await openFiles({ limits, files: disk })
    const file = await uploadParts(files, 7n, 1n, pattern(1, KB))
    time.advance(life)
    assert.equal(await files.expireParts(), 0)
    time.advance(1)
    assert.equal((await disk.list('uploads')).length, 1)
    assert.equal(await files.expireParts(), 1)
    assert.deepEqual(await disk.list('uploads'), [])
    await assert.rejects(files.receive(7n, file, maxParts), refused('FILE_PART_X_MISSING', 0))
    await uploadParts(files, 7n, 1n, pattern(1, KB))
    assert.equal((await files.receive(7n, file, maxParts)).size, KB)
  })
}

test('a full disk is told, with its cause for the log, and nothing is lost', async () => {
  // Operation 1 lists what an earlier life left; 2 and 3 write and force the first part, 4 writes the second.
  const { files } = await openFiles({ files: new FailingFiles(new MemoryFiles(), 'full', 4, 'torn') })
  const part = (index: number) => ({ fileId: 1n, index, bytes: pattern(index, KB), big: false })
  await files.saveFilePart(7n, part(0), maxParts)
  await assert.rejects(files.saveFilePart(7n, part(1), maxParts), (error) => {
    return refused('STORAGE_CHECK_FAILED')(error) && (error as Error).cause instanceof Error
  })
  await files.saveFilePart(7n, part(1), maxParts)
  assert.equal((await files.receive(7n, { id: 1n, parts: 2, big: false }, maxParts)).size, 2 * KB)
})
