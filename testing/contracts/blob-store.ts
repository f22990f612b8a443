import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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
      })
    }

    test('each in memory of its own', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      const [first, second] = await Promise.all(
        [0, 0].map((offset) => blobs.readRange(blob, offset, 64 * KB)),
      )
      first?.fill(0)
      assert.deepEqual(second, bytes.slice(0, 64 * KB))
    })

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

  suite('hashes of windows', () => {
    const WINDOW = 128 * KB
    const bytes = pattern(4, 3 * WINDOW + 5)
    const expected = [0, 1, 2, 3].map((index) => sha256(bytes.subarray(index * WINDOW, (index + 1) * WINDOW)))
    for (const [name, first, count, from, to] of [
      ['all', 0, 4, 0, 4],
      ['some', 1, 2, 1, 3],
      ['the last, which is shorter', 3, 1, 3, 4],
      ['beyond the end: those that are there', 2, 100, 2, 4],
      ['from the end on: none', 4, 8, 4, 4],
    ] as const) {
      test(name, async () => {
        const { blobs } = await open()
        const hashes = await blobs.windowHashes(await blobs.put(bytes), first, count)
        assert.deepEqual(hashes, expected.slice(from, to))
      })
    }

    test('a blob without bytes has none', async () => {
      const { blobs } = await open()
      assert.deepEqual(await blobs.windowHashes(await blobs.put(new Uint8Array()), 0, 8), [])
    })

    test('what is not there is not found', async () => {
      const { blobs } = await open()
      await assert.rejects(blobs.windowHashes(5n, 0, 8), BlobNotFound)
    })

    test('go with the blob', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      await blobs.removeUnused([blob])
      await assert.rejects(blobs.windowHashes(blob, 0, 8), BlobNotFound)
    })
  })

  suite('lending', () => {
    const bytes = pattern(5, 300 * KB)

    test('a path that has the bytes', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      const answer = await blobs.lend(blob, async (path) => {
        assert.ok((await readFile(path)).equals(bytes))
        return 'done'
      })
      assert.equal(answer, 'done')
    })

    test('which stays while it is used, by however many, and goes afterwards when it was to be removed', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const isThere = async (path: string) => assert.ok((await readFile(path)).equals(bytes))
      const uses = [first, second].map(({ promise }) =>
        blobs.lend(blob, async (path) => {
          await promise
          await isThere(path)
        }),
      )
      await blobs.removeUnused([blob])
      first.resolve()
      await uses[0]
      assert.equal(await blobs.size(blob), bytes.length)
      second.resolve()
      await uses[1]
      await assert.rejects(blobs.size(blob), BlobNotFound)
    })

    test('removes nothing that nobody asked to remove', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      await blobs.lend(blob, async () => {})
      assert.equal(await blobs.size(blob), bytes.length)
    })

    test('gives on what the user throws', async () => {
      const { blobs } = await open()
      const blob = await blobs.put(bytes)
      await assert.rejects(
        blobs.lend(blob, async () => {
          throw new RangeError('no picture')
        }),
        /no picture/,
      )
      await blobs.removeUnused([blob])
      await assert.rejects(blobs.size(blob), BlobNotFound)
    })

    test('what is not there is not found', async () => {
      const { blobs } = await open()
      await assert.rejects(
        blobs.lend(5n, async () => assert.fail('there is no path to lend')),
        BlobNotFound,
      )
    })
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
      await catalog.add(documentOf({ id: 1n, blob, size: KB }), 2_000_000_000)
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

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
