import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'
import type { FileCatalog } from '@longshore/server/storage/ports/file-catalog'
import { BlobNotFound } from '@longshore/server/storage/ports/storage-error'
import { pattern } from '../pattern.ts'
import { documentOf } from './file-catalog.ts'

const KB = 1024

/** What every BlobStore must do; `open` answers an empty one and the catalogue that counts its references. */
export function blobStoreContract(open: () => Promise<{ blobs: BlobStore; catalog: FileCatalog }>): void {
  suite('ranges', () => {
    const bytes = pattern(3, 200 * KB + 5)
    for (const [name, offset, length] of [
      ['the whole', 0, bytes.length],
      ['the beginning', 0, 1],
      ['the middle', 70_001, 65_536],
      ['the last byte', bytes.length - 1, 1],
      ['beyond the end: what is there', bytes.length - 10, 100],
      ['from the end: nothing', bytes.length, 4 * KB],
      ['far beyond the end: nothing', 2 ** 52, 4 * KB],
      ['nothing asked for', 10, 0],
    ] as const) {
      test(name, async () => {
        const { blobs } = await open()
        const range = await blobs.readRange(await blobs.put(bytes), offset, length)
        assert.deepEqual(range, bytes.slice(offset, offset + length))
        assert.equal(range.buffer.byteLength, range.length, 'memory of its own, of exactly that size')
      })
    }

    test('many at once, of many blobs', async () => {
      const { blobs } = await open()
      const ids = await Promise.all(Array.from({ length: 40 }, (_, seed) => blobs.put(pattern(seed, 8 * KB))))
      const reads = ids.flatMap((blob, seed) =>
        [0, KB, 5000].map(async (offset) => {
          assert.deepEqual(await blobs.readRange(blob, offset, 2 * KB), pattern(seed, 2 * KB, offset))
        }),
      )
      await Promise.all(reads)
    })
  })

  test('a blob is a copy of what it was made of', async () => {
    const { blobs } = await open()
    const bytes = pattern(1, KB)
    const blob = await blobs.put(bytes)
    bytes.fill(0)
    assert.deepEqual(await blobs.readRange(blob, 0, KB), pattern(1, KB))
    assert.equal(await blobs.size(blob), KB)
  })

  test('a blob without bytes', async () => {
    const { blobs } = await open()
    const blob = await blobs.put(new Uint8Array())
    assert.equal(await blobs.size(blob), 0)
    assert.equal((await blobs.readRange(blob, 0, KB)).length, 0)
  })

  test('what is not there is not found', async () => {
    const { blobs } = await open()
    await assert.rejects(blobs.size(5n), BlobNotFound)
    await assert.rejects(blobs.readRange(5n, 0, 1), BlobNotFound)
    await assert.rejects(blobs.readRange(5n, 2 ** 50, 1), BlobNotFound)
    await blobs.removeUnused([5n])
  })

  suite('removing', () => {
    test('what nothing refers to', async () => {
      const { blobs } = await open()
      const [one, other] = [await blobs.put(pattern(1, KB)), await blobs.put(pattern(2, KB))]
      await blobs.removeUnused([one])
      await assert.rejects(blobs.readRange(one, 0, 1), BlobNotFound)
      assert.deepEqual(await blobs.readRange(other, 0, KB), pattern(2, KB))
    })

    test('not what a document refers to', async () => {
      const { blobs, catalog } = await open()
      const blob = await blobs.put(pattern(1, KB))
      await catalog.add(documentOf({ id: 1n, blob, size: KB }))
      await blobs.removeUnused([blob])
      assert.deepEqual(await blobs.readRange(blob, 0, KB), pattern(1, KB))
    })

    test('does not disturb who is reading', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(pattern(1, 256 * KB))
      const reading = blobs.readRange(blob, 0, 256 * KB)
      const [bytes] = await Promise.all([reading, blobs.removeUnused([blob])])
      assert.deepEqual(bytes, pattern(1, 256 * KB))
    })
  })
}
