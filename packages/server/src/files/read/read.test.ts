import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { makeDocument, openFiles } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'
import type { MadePreview } from '../../media/media.ts'

const KB = 1024
const MB = KB * KB
const WINDOW = 128 * KB

async function openWithTarget(bytes: Uint8Array) {
  const { files } = await openFiles()
  const document = await makeDocument(files, 7n, bytes)
  return { files, document, target: files.targetOf(document, '') }
}

suite('ranges', () => {
  const bytes = pattern(1, 300 * KB + 5)
  for (const [name, offset, limit, from, to] of [
    ['the beginning', 0n, 64 * KB, 0, 64 * KB],
    ['the middle', BigInt(128 * KB), 128 * KB, 128 * KB, 256 * KB],
    ['past the end: what is there', BigInt(256 * KB), 256 * KB, 256 * KB, bytes.length],
    ['all in one', 0n, MB, 0, bytes.length],
    ['beyond the end: nothing', BigInt(MB), MB, 0, 0],
    ['further than files can be: nothing', 2n ** 62n, MB, 0, 0],
  ] as const) {
    test(name, async () => {
      const { files, document, target } = await openWithTarget(bytes)
      const range = await files.read(target, { offset, limit })
      assert.deepEqual(range.bytes, bytes.slice(from, to))
      assert.equal(range.mtime, document.date)
      assert.equal(range.type, to === 0 ? 'storage.filePartial' : 'storage.fileUnknown')
    })
  }

  test('the type is the same at any offset, and beyond the end', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...pattern(1, 20 * KB))
    const { files, target } = await openWithTarget(png)
    for (const offset of [0n, BigInt(8 * KB), BigInt(64 * KB)])
      assert.equal((await files.read(target, { offset, limit: 4 * KB })).type, 'storage.filePng')
  })

  test('a document whose size is a multiple of the limit ends with an empty answer', async () => {
    const { files, target } = await openWithTarget(pattern(1, 64 * KB))
    for (const [offset, length] of [
      [0n, 64 * KB],
      [BigInt(64 * KB), 0],
    ] as const) {
      assert.equal((await files.read(target, { offset, limit: 64 * KB })).bytes.length, length)
    }
  })

  for (const [name, range, error] of [
    ['an offset of 1 KB without precise', { offset: 1024n, limit: 4 * KB }, 'OFFSET_INVALID'],
    ['the same with precise', { offset: 1024n, limit: 4 * KB, precise: true }, undefined],
    ['a limit that does not divide 1 MB', { offset: 0n, limit: 12 * KB }, 'LIMIT_INVALID'],
    ['a bad offset beyond the end', { offset: 2n ** 62n + 1n, limit: 4 * KB }, 'OFFSET_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, async () => {
      const { files, target } = await openWithTarget(bytes)
      const reading = files.read(target, range)
      if (error) await assert.rejects(reading, refused(error))
      else await reading
    })
  }

  test('a file that goes meanwhile was never there', async () => {
    const { files, storage, time } = await openFiles()
    const target = files.targetOf(await makeDocument(files, 7n, bytes), '')
    time.advance(25 * 3_600_000)
    assert.equal(await files.collectUnused(), 1)
    await assert.rejects(files.read(target, { offset: 0n, limit: 4 * KB }), refused('FILE_ID_INVALID'))
    await assert.rejects(files.hashes(target, 0n), refused('FILE_ID_INVALID'))
    assert.deepEqual(await storage.catalog.toCheck(2 ** 40, 10), [])
  })
})

suite('thumb_size', () => {
  const jpeg = (size: number) => Uint8Array.of(0xff, 0xd8, 0xff, ...pattern(size, size - 3))
  const mp4 = Uint8Array.of(0, 0, 0, 16, ...new TextEncoder().encode('ftypisom'), ...pattern(2, 3 * KB))
  const image = (type: string, bytes: Uint8Array): MadePreview => {
    return { kind: 'image', type, width: 320, height: 200, fileType: 'storage.fileJpeg', bytes }
  }
  const shown = {
    previews: [
      { kind: 'stripped', bytes: Uint8Array.of(1, 2, 3) },
      { kind: 'path', bytes: Uint8Array.of(9) },
      image('s', jpeg(500)),
      image('m', jpeg(5000)),
    ],
    videos: [{ type: 'v', width: 100, height: 100, bytes: mp4 }],
  } as const
  const own = pattern(7, 9000)

  for (const [letter, bytes, type] of [
    ['', own, 'storage.fileUnknown'],
    ['s', jpeg(500), 'storage.fileJpeg'],
    ['m', jpeg(5000), 'storage.fileJpeg'],
    ['v', mp4, 'storage.fileMp4'],
  ] as const) {
    test(`"${letter}" of a document, with its hash`, async () => {
      const { files } = await openFiles()
      const target = files.targetOf(await makeDocument(files, 7n, own, shown), letter)
      assert.equal(target.size, bytes.length)
      const range = await files.read(target, { offset: 0n, limit: MB })
      assert.deepEqual([range.type, range.bytes], [type, bytes])
      const hash = new Uint8Array(createHash('sha256').update(bytes).digest())
      assert.deepEqual(await files.hashes(target, 0n), [{ offset: 0, limit: bytes.length, hash }])
      assert.deepEqual(await files.hashes(target, BigInt(bytes.length)), [])
      const beyond = await files.read(target, { offset: BigInt(MB), limit: MB })
      assert.equal(beyond.bytes.length, 0)
    })
  }

  test('a small preview in pieces', async () => {
    const { files } = await openFiles()
    const target = files.targetOf(
      await files.createPhoto(7n, { ...shown, previews: [image('s', jpeg(1024))] }),
      's',
    )
    const piece = await files.read(target, { offset: 0n, limit: 1024, precise: true })
    assert.deepEqual(piece.bytes, jpeg(1024))
    assert.deepEqual(
      (await files.read(target, { offset: 1024n, limit: 1024, precise: true })).bytes.length,
      0,
    )
  })

  test('letters it does not have, and those that are no files: FILE_ID_INVALID', async () => {
    const { files } = await openFiles()
    const document = await makeDocument(files, 7n, own, shown)
    for (const letter of ['x', 'i', 'j', 'u', 'mm', 'M', 'image'])
      assert.throws(() => files.targetOf(document, letter), refused('FILE_ID_INVALID'), letter)
  })

  test('a photo is nothing but its sizes', async () => {
    const { files } = await openFiles()
    const photo = await files.createPhoto(7n, shown)
    assert.throws(() => files.targetOf(photo, ''), refused('FILE_ID_INVALID'))
    assert.equal(files.targetOf(photo, 'm').size, 5000)
  })
})

suite('hashes', () => {
  const block = 8 * MB
  const bytes = pattern(3, block + WINDOW + 9)
  const hashAt = (offset: number) =>
    new Uint8Array(
      createHash('sha256')
        .update(bytes.subarray(offset, offset + WINDOW))
        .digest(),
    )

  for (const [name, offset, offsets] of [
    ['from the beginning to the end of the first 8 MB', 0n, Array.from({ length: 64 }, (_, index) => index)],
    ['from the window that holds the offset', BigInt(62 * WINDOW + 5), [62, 63]],
    ['the next 8 MB, to the end of the file', BigInt(block), [64, 65]],
    ['the last byte', BigInt(bytes.length - 1), [65]],
    ['the end', BigInt(bytes.length), []],
    ['far beyond', 2n ** 62n, []],
    ['before the beginning', -1n, []],
  ] as const) {
    test(name, async () => {
      const { files, target } = await openWithTarget(bytes)
      const expected = offsets.map((index) => ({
        offset: index * WINDOW,
        limit: Math.min(WINDOW, bytes.length - index * WINDOW),
        hash: hashAt(index * WINDOW),
      }))
      assert.deepEqual(await files.hashes(target, offset), expected)
    })
  }

  test('files of a time when none were kept have them too', async () => {
    const { files, database } = await openFiles()
    const target = files.targetOf(await makeDocument(files, 7n, bytes), '')
    const kept = await files.hashes(target, BigInt(block))
    database.exec('DELETE FROM file_hashes')
    assert.deepEqual(await files.hashes(target, BigInt(block)), kept)
  })

  test('they are of the bytes that came, whatever became of them', async () => {
    const { MemoryFiles } = await import('../../storage/memory/memory-files.ts')
    const disk = new MemoryFiles()
    const { files } = await openFiles({ files: disk })
    const document = await makeDocument(files, 7n, bytes)
    await disk.write(`blobs-01/${document.blob}`, Uint8Array.of(0xff), 0)
    const [first] = await files.hashes(files.targetOf(document, ''), 0n)
    assert.deepEqual(first?.hash, hashAt(0))
  })
})
