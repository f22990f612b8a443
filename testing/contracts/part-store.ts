import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'
import type { FileCatalog } from '@longshore/server/storage/ports/file-catalog'
import type { FinishedFile, PartStore, UploadKey } from '@longshore/server/storage/ports/part-store'
import { BlobNotFound } from '@longshore/server/storage/ports/storage-error'
import { assertHashes } from '../assert-hashes.ts'
import { pattern } from '../pattern.ts'
import { documentOf } from './file-catalog.ts'

const KB = 1024

export interface OpenPartStore {
  readonly parts: PartStore
  readonly blobs: BlobStore
  readonly catalog: FileCatalog
  /** Moves the clock the store was given. */
  travel(milliseconds: number): void
  now(): number
}

const small: UploadKey = { user: 7n, fileId: -5n, big: false }
const big: UploadKey = { ...small, big: true }

/** What every PartStore must do; `open` answers an empty one. */
export function partStoreContract(open: () => Promise<OpenPartStore>): void {
  suite('the parts of a file', () => {
    const file = pattern(1, 3 * 4 * KB + 100)
    const pieces = cut(file, 4 * KB)

    for (const [name, order] of [
      ['in order', [0, 1, 2, 3]],
      ['the last first', [3, 0, 1, 2]],
      ['part 0 last', [1, 2, 3, 0]],
      ['backwards', [3, 2, 1, 0]],
      ['the last in the middle', [0, 3, 1, 2]],
      ['each twice', [0, 1, 0, 3, 2, 2, 1, 3]],
    ] as const) {
      for (const key of [small, big]) {
        test(`${name}, ${key.big ? 'a big file' : 'a small file'}`, async () => {
          const store = await open()
          for (const index of order)
            await put(store, key, index, piece(pieces, index), key.big ? 4 : undefined)
          await assertHolds(store, await finish(store, key, 4), file)
        })
      }
    }

    for (const [name, partSize, size, order] of [
      ['parts of one window', 128, 300, [0, 1, 2]],
      ['parts of several windows', 512, 1100, [2, 0, 1]],
      ['the last, shorter than a window, first', 256, 520, [2, 1, 0]],
      ['parts of half a window', 64, 300, [4, 0, 3, 1, 2]],
      ['one part', 512, 400, [0]],
      ['small parts, more than are read at once', 16, 2600, range(163)],
      ['a short part 0 that comes last', 512, 1500, [1, 2, 3, 0]],
      ['the last one in several versions', 128, 200, [1, 0, 1]],
    ] as const) {
      test(`hashes: ${name}`, async () => {
        const store = await open()
        const file = pattern(3, size * KB + 7)
        const first = name.startsWith('a short part 0') ? 1 : partSize
        const pieces = [file.subarray(0, first * KB), ...cut(file.subarray(first * KB), partSize * KB)]
        for (const index of order) await put(store, small, index, piece(pieces, index))
        await assertHolds(store, await finish(store, small, pieces.length), file)
      })
    }

    test('all at once', async () => {
      const store = await open()
      await Promise.all(
        [...pieces, ...pieces].map((bytes, at) => put(store, small, at % pieces.length, bytes)),
      )
      await assertHolds(store, await finish(store, small, 4), file)
    })

    test('one part of any size', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, 1000))
      await assertHolds(store, await finish(store, small, 1), pattern(1, 1000))
    })

    test('two parts of unknown number, the last first', async () => {
      const store = await open()
      await put(store, big, 1, pattern(1, 50, 4 * KB), -1)
      await put(store, big, 0, pattern(1, 4 * KB), -1)
      await assertHolds(store, await finish(store, big, -1), pattern(1, 4 * KB + 50))
    })

    test('a stream closed by an empty part', async () => {
      const store = await open()
      await put(store, big, 0, pattern(1, 4 * KB), -1)
      await put(store, big, 1, pattern(1, 4 * KB, 4 * KB), -1)
      await put(store, big, 2, new Uint8Array(), 2)
      await put(store, big, 2, new Uint8Array(), 2)
      await assertHolds(store, await finish(store, big, 2), pattern(1, 8 * KB))
    })

    test('Telegram for Android: part 0 comes last and is shorter than the others', async () => {
      const store = await open()
      const whole = pattern(1, KB + 2 * 4 * KB + 9)
      await put(store, small, 1, whole.slice(KB, 5 * KB))
      await put(store, small, 3, whole.slice(9 * KB))
      await put(store, small, 2, whole.slice(5 * KB, 9 * KB))
      await put(store, small, 0, whole.slice(0, KB))
      await assertHolds(store, await finish(store, small, 4), whole)
    })

    test('a part that comes again with other bytes replaces the former', async () => {
      const store = await open()
      for (const index of [0, 1, 2]) await put(store, small, index, pattern(9, 4 * KB))
      for (const index of [0, 1, 2]) await put(store, small, index, piece(pieces, index))
      await put(store, small, 3, piece(pieces, 3))
      await assertHolds(store, await finish(store, small, 4), file)
    })

    test('the last part that comes again with another size replaces the former', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, 4 * KB))
      await put(store, small, 1, pattern(2, 3 * KB))
      await put(store, small, 1, pattern(1, 100, 4 * KB))
      await assertHolds(store, await finish(store, small, 2), pattern(1, 4 * KB + 100))
    })

    test('the only part that comes again shorter replaces the former', async () => {
      const store = await open()
      await put(store, small, 0, pattern(2, 4 * KB))
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, KB, KB))
      await assertHolds(store, await finish(store, small, 2), pattern(1, 2 * KB))
    })

    test('the same part from two sides at once is one of the two', async () => {
      const store = await open()
      await Promise.all([put(store, small, 0, pattern(1, 4 * KB)), put(store, small, 0, pattern(2, 4 * KB))])
      const { blob, size } = await finish(store, small, 1)
      const bytes = await store.blobs.readRange(blob, 0, size)
      assert.ok([1, 2].some((seed) => Buffer.compare(bytes, pattern(seed, 4 * KB)) === 0))
    })

    test('the bytes of a part belong to the caller again once it is kept', async () => {
      const store = await open()
      const bytes = pattern(1, 4 * KB)
      await put(store, small, 0, bytes)
      bytes.fill(0)
      await assertHolds(store, await finish(store, small, 1), pattern(1, 4 * KB))
    })
  })

  suite('uploads are apart', () => {
    test('by user, by file_id and by method', async () => {
      const store = await open()
      const keys = [small, { ...small, user: 8n }, { ...small, fileId: 2n ** 63n - 1n }, big]
      for (const [seed, key] of keys.entries())
        await put(store, key, 0, pattern(seed, KB), key.big ? 1 : undefined)
      for (const [seed, key] of keys.entries()) {
        await assertHolds(store, await finish(store, key, 1), pattern(seed, KB))
      }
    })

    test('also when there are more than are kept in memory', async () => {
      const store = await open()
      const keys = Array.from({ length: 1100 }, (_, index) => ({ ...small, fileId: BigInt(index) }))
      for (const [seed, key] of keys.entries()) await put(store, key, 1, pattern(seed, 10, KB))
      for (const [seed, key] of keys.entries()) await put(store, key, 0, pattern(seed, KB))
      for (const seed of [0, 1, 99, 1099]) {
        const key = keys[seed] ?? assert.fail()
        await assertHolds(store, await finish(store, key, 2), pattern(seed, KB + 10))
      }
    })
  })

  suite('refusals', () => {
    test('a part the rules forbid changes nothing', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, KB, KB))
      await assert.rejects(put(store, small, 2, pattern(1, 2 * KB)), says('FILE_PART_SIZE_CHANGED'))
      await assertHolds(store, await finish(store, small, 2), pattern(1, 2 * KB))
    })

    test('finishing names the lowest missing part; once it has come, the file is whole', async () => {
      const store = await open()
      await assert.rejects(finish(store, small, 3), says('FILE_PART_0_MISSING'))
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 2, pattern(1, 10, 2 * KB))
      await assert.rejects(finish(store, small, 3), says('FILE_PART_1_MISSING'))
      await put(store, small, 1, pattern(1, KB, KB))
      await assertHolds(store, await finish(store, small, 3), pattern(1, 2 * KB + 10))
    })

    test('a number of parts that cannot be', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, KB, KB))
      for (const parts of [1, 0, -1, 4001]) {
        await assert.rejects(finish(store, small, parts), says('FILE_PARTS_INVALID'))
      }
      await assertHolds(store, await finish(store, small, 2), pattern(1, 2 * KB))
    })
  })

  suite('inspecting', () => {
    test('sees the whole file', async () => {
      const store = await open()
      await put(store, small, 1, pattern(1, 50, 4 * KB))
      await put(store, small, 0, pattern(1, 4 * KB))
      const seen: Uint8Array[] = []
      const call = { parts: 2, maxParts: 4000 }
      await store.parts.finish(small, call, async ({ size, read }) => {
        for (let at = 0; at < size; at += KB) seen.push(await read(at, KB))
        assert.equal((await read(size, KB)).length, 0)
      })
      assert.deepEqual(join(seen), pattern(1, 4 * KB + 50))
    })

    test('its error leaves the parts as they were', async () => {
      const store = await open()
      const call = { parts: 2, maxParts: 4000 }
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(2, KB))
      const refuse = async () => Promise.reject(new Error('not what was promised'))
      await assert.rejects(store.parts.finish(small, call, refuse), /not what was promised/)
      await put(store, small, 1, pattern(1, KB, KB))
      await assertHolds(store, await finish(store, small, 2), pattern(1, 2 * KB))
    })

    test('happens each time the file is finished', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await finish(store, small, 1)
      const refuse = async () => Promise.reject(new Error('not what was promised'))
      await assert.rejects(
        store.parts.finish(small, { parts: 1, maxParts: 1 }, refuse),
        /not what was promised/,
      )
      await assertHolds(store, await finish(store, small, 1), pattern(1, KB))
    })
  })

  suite('after finishing', () => {
    async function openFinished(): Promise<{ store: OpenPartStore; file: FinishedFile }> {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, 100, KB))
      return { store, file: await finish(store, small, 2) }
    }

    test('finishing again answers the same file', async () => {
      const { store, file } = await openFinished()
      assert.deepEqual(await finish(store, small, 2), file)
      assert.deepEqual(await finish(store, small, 2), file)
    })

    test('two that finish at once get the same file', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      const [one, other] = await Promise.all([finish(store, small, 1), finish(store, small, 1)])
      assert.deepEqual(one, other)
    })

    test('another number of parts does not fit', async () => {
      const { store } = await openFinished()
      await assert.rejects(finish(store, small, 1), says('FILE_PARTS_INVALID'))
      await assert.rejects(finish(store, small, 3), says('FILE_PART_2_MISSING'))
    })

    test('a part that comes late changes nothing', async () => {
      const { store, file } = await openFinished()
      await put(store, small, 1, pattern(1, 100, KB))
      assert.deepEqual(await finish(store, small, 2), file)
      assert.equal(await store.parts.unfinishedBytes(small.user), 0)
    })

    test('all parts that come late change nothing', async () => {
      const { store, file } = await openFinished()
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, 100, KB))
      assert.deepEqual(await finish(store, small, 2), file)
    })

    test('other bytes begin another file; the first stays as it is', async () => {
      const { store, file } = await openFinished()
      await store.catalog.add(documentOf({ id: 1n, blob: file.blob, size: file.size }), 2_000_000_000)
      await put(store, small, 1, pattern(2, 100))
      await assert.rejects(finish(store, small, 2), says('FILE_PART_0_MISSING'))
      await put(store, small, 0, pattern(1, KB))
      const other = await finish(store, small, 2)
      assert.notEqual(other.blob, file.blob)
      await assertHolds(store, other, join([pattern(1, KB), pattern(2, 100)]))
      await assertHolds(store, file, pattern(1, KB + 100))
    })

    test('another size begins another file', async () => {
      const { store, file } = await openFinished()
      await put(store, small, 0, pattern(1, 2 * KB))
      const other = await finish(store, small, 1)
      assert.notEqual(other.blob, file.blob)
      await assertHolds(store, other, pattern(1, 2 * KB))
    })

    test('the former file is gone with its name when no document has it', async () => {
      const { store, file } = await openFinished()
      await put(store, small, 0, pattern(2, KB))
      await finish(store, small, 1)
      await assert.rejects(store.blobs.size(file.blob), BlobNotFound)
    })

    test('parts that come while the file is being finished are a part of it, or come late', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await put(store, small, 1, pattern(1, 100, KB))
      const again = [0, 1].map((index) =>
        put(store, small, index, pattern(1, index === 0 ? KB : 100, index * KB)),
      )
      const [file] = await Promise.all([finish(store, small, 2), ...again])
      await assertHolds(store, file, pattern(1, KB + 100))
      assert.deepEqual(await finish(store, small, 2), file)
    })
  })

  suite('the bytes of unfinished parts', () => {
    test('are counted by user', async () => {
      const store = await open()
      assert.equal(await store.parts.unfinishedBytes(7n), 0)
      await put(store, small, 0, pattern(1, 2 * KB))
      await put(store, big, 0, pattern(1, KB), -1)
      await put(store, big, 0, pattern(2, 4 * KB), -1)
      await put(store, { ...small, user: 8n }, 0, pattern(1, KB))
      assert.equal(await store.parts.unfinishedBytes(7n), 6 * KB)
      assert.equal(await store.parts.unfinishedUploads(7n), 2)
      await finish(store, small, 1)
      assert.equal(await store.parts.unfinishedBytes(7n), 4 * KB)
      assert.equal(await store.parts.unfinishedUploads(7n), 1)
    })
  })

  suite('expiry', () => {
    const hour = 3_600_000

    test('forgets uploads nobody touched', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      await put(store, big, 0, pattern(1, KB), 2)
      store.travel(2 * hour)
      await put(store, big, 1, pattern(1, 10), 2)
      assert.equal(await store.parts.expire(store.now() - hour), 1)
      await assert.rejects(finish(store, small, 1), says('FILE_PART_0_MISSING'))
      await finish(store, big, 2)
    })

    test('a part that comes again keeps its upload', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, KB))
      store.travel(2 * hour)
      await put(store, small, 0, pattern(1, KB))
      assert.equal(await store.parts.expire(store.now() - hour), 0)
    })

    test('an upload may begin again', async () => {
      const store = await open()
      await put(store, small, 0, pattern(1, 4 * KB))
      await put(store, small, 1, pattern(1, 4 * KB, 4 * KB))
      store.travel(hour)
      assert.equal(await store.parts.expire(store.now()), 1)
      assert.equal(await store.parts.unfinishedBytes(small.user), 0)
      await put(store, small, 0, pattern(2, KB))
      await assertHolds(store, await finish(store, small, 1), pattern(2, KB))
    })

    test('a finished file goes with its upload, unless a document has it', async () => {
      const store = await open()
      const files: FinishedFile[] = []
      for (const fileId of [1n, 2n]) {
        await put(store, { ...small, fileId }, 0, pattern(1, KB))
        files.push(await finish(store, { ...small, fileId }, 1))
      }
      const [kept, gone] = files
      assert.ok(kept && gone)
      await store.catalog.add(documentOf({ id: 1n, blob: kept.blob, size: kept.size }), 2_000_000_000)
      store.travel(hour)
      assert.equal(await store.parts.expire(store.now()), 2)
      await assertHolds(store, kept, pattern(1, KB))
      await assert.rejects(store.blobs.readRange(gone.blob, 0, 1), BlobNotFound)
      await assert.rejects(finish(store, { ...small, fileId: 1n }, 1), says('FILE_PART_0_MISSING'))
    })

    test('works through any number of uploads', async () => {
      const store = await open()
      for (let index = 0; index < 250; index++)
        await put(store, { ...small, fileId: BigInt(index) }, 0, pattern(1, 10))
      store.travel(hour)
      assert.equal(await store.parts.expire(store.now()), 250)
    })
  })
}

function put(
  { parts }: OpenPartStore,
  key: UploadKey,
  index: number,
  bytes: Uint8Array,
  totalParts?: number | undefined,
): Promise<void> {
  return parts.put(key, { index, bytes, totalParts })
}

function finish({ parts }: OpenPartStore, key: UploadKey, count: number): Promise<FinishedFile> {
  return parts.finish(key, { parts: count, maxParts: 4000 })
}

async function assertHolds({ blobs }: OpenPartStore, file: FinishedFile, bytes: Uint8Array): Promise<void> {
  assert.equal(file.size, bytes.length)
  assert.equal(await blobs.size(file.blob), bytes.length)
  assert.deepEqual(await blobs.readRange(file.blob, 0, bytes.length), bytes)
  await assertHashes(blobs, file.blob, bytes)
}

function says(text: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof RpcError, String(error))
    assert.equal(error.text, text)
    return true
  }
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  )
}

function piece(pieces: readonly Uint8Array[], index: number): Uint8Array {
  return pieces[index] ?? assert.fail(`no piece ${index}`)
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
