import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'
import {
  type DocumentRecord,
  EVERYBODY,
  type FileCatalog,
  type PhotoRecord,
  type Preview,
  type VideoPreview,
} from '@longshore/server/storage/ports/file-catalog'
import { BlobNotFound, FileExists } from '@longshore/server/storage/ports/storage-error'

export function documentOf(
  part: Partial<DocumentRecord> & Pick<DocumentRecord, 'id' | 'blob'>,
): DocumentRecord {
  return {
    kind: 'document',
    uploader: 7n,
    size: 3,
    mimeType: 'text/plain',
    fileType: 'storage.fileUnknown',
    fileName: 'a.txt',
    date: 1_700_000_000,
    attributes: Uint8Array.of(1, 2, 3),
    madeOf: undefined,
    previews: [],
    videoPreviews: [],
    stickers: [],
    ...part,
  }
}

export function photoOf(part: Partial<PhotoRecord> & Pick<PhotoRecord, 'id'>): PhotoRecord {
  return {
    kind: 'photo',
    uploader: 7n,
    date: 1_700_000_000,
    previews: [],
    videoPreviews: [],
    stickers: [],
    ...part,
  }
}

export function imageOf(type: string, blob: bigint, more: { scans?: number[] } = {}): Preview {
  return {
    kind: 'image',
    type,
    width: 320,
    height: 200,
    fileType: 'storage.fileJpeg',
    blob,
    size: 3,
    scans: more.scans,
  }
}

export function videoOf(type: string, blob: bigint, startTs?: number): VideoPreview {
  return { kind: 'video', type, width: 800, height: 800, fileType: 'storage.fileMp4', blob, size: 3, startTs }
}

/** When the files of these tests are to be looked at. Unix seconds. */
const later = 2_000_000_000

/** What every FileCatalog must do; `open` answers an empty one and the blobs it counts. */
export function fileCatalogContract(open: () => Promise<{ catalog: FileCatalog; blobs: BlobStore }>): void {
  const bytes = Uint8Array.of(1, 2, 3)

  suite('a file is found as it was added', () => {
    test('a document with everything', async () => {
      const { catalog, blobs } = await open()
      const [blob, m, v] = [await blobs.put(bytes), await blobs.put(bytes), await blobs.put(bytes)]
      const document = documentOf({
        id: 2n ** 63n - 1n,
        uploader: 2n ** 40n,
        blob,
        size: 2 ** 40,
        fileName: 'ünïcödé 🚢.txt',
        attributes: new Uint8Array(),
        previews: [
          { kind: 'stripped', bytes: Uint8Array.of(1, 9, 9) },
          { kind: 'path', bytes: Uint8Array.of(200) },
          imageOf('m', m),
        ],
        videoPreviews: [videoOf('v', v, 1.5)],
        stickers: [5n, 2n ** 62n, 5n],
      })
      await catalog.add(document, later)
      assert.deepEqual(await catalog.file(document.id), document)
      assert.equal(await catalog.file(5n), undefined)
    })

    test('a photo with all kinds of sizes', async () => {
      const { catalog, blobs } = await open()
      const [y, u] = [await blobs.put(bytes), await blobs.put(bytes)]
      const photo = photoOf({
        id: 1n,
        previews: [
          {
            kind: 'cached',
            type: 's',
            width: 90,
            height: 60,
            fileType: 'storage.fileWebp',
            bytes: Uint8Array.of(7, 7),
          },
          imageOf('y', y, { scans: [1, 2, 3] }),
        ],
        videoPreviews: [
          videoOf('u', u),
          { kind: 'emoji markup', emoji: 2n ** 62n, backgroundColors: [0, 0xffffff] },
          { kind: 'sticker markup', stickerSet: 3n, sticker: 4n, backgroundColors: [1] },
        ],
      })
      await catalog.add(photo, later)
      assert.deepEqual(await catalog.file(1n), photo)
    })
  })

  test('an id is given once, among documents and photos', async () => {
    const { catalog, blobs } = await open()
    const [blob, other] = [await blobs.put(bytes), await blobs.put(bytes)]
    await catalog.add(documentOf({ id: 1n, blob }), later)
    await assert.rejects(catalog.add(documentOf({ id: 1n, blob: other }), later), FileExists)
    await assert.rejects(catalog.add(photoOf({ id: 1n, previews: [imageOf('m', other)] }), later), FileExists)
    const found = await catalog.file(1n)
    assert.equal(found?.kind === 'document' && found.blob, blob)
    await blobs.removeUnused([other])
    await assert.rejects(blobs.size(other), BlobNotFound, 'the refused file does not hold on to its blob')
  })

  test('a file needs its blobs', async () => {
    const { catalog, blobs } = await open()
    const blob = await blobs.put(bytes)
    const gone = [imageOf('m', 99n)]
    for (const file of [
      documentOf({ id: 1n, blob: 99n }),
      documentOf({ id: 1n, blob, previews: gone }),
      documentOf({ id: 1n, blob, videoPreviews: [videoOf('v', 99n)] }),
      photoOf({ id: 1n, previews: gone }),
    ]) {
      await assert.rejects(catalog.add(file, later), BlobNotFound)
    }
    assert.equal(await catalog.file(1n), undefined)
    await blobs.removeUnused([blob])
    await assert.rejects(catalog.add(documentOf({ id: 1n, blob }), later), BlobNotFound)
  })

  test('attributes can be changed, those of documents', async () => {
    const { catalog, blobs } = await open()
    const document = documentOf({ id: 1n, blob: await blobs.put(bytes) })
    const photo = photoOf({ id: 2n })
    await catalog.add(document, later)
    await catalog.add(photo, later)
    for (const id of [1n, 2n, 3n]) await catalog.changeAttributes(id, Uint8Array.of(9))
    assert.deepEqual(await catalog.file(1n), { ...document, attributes: Uint8Array.of(9) })
    assert.deepEqual(await catalog.file(2n), photo)
  })

  suite('removing', () => {
    test('answers the blobs that nothing refers to any more', async () => {
      const { catalog, blobs } = await open()
      const [blob, m, v] = [await blobs.put(bytes), await blobs.put(bytes), await blobs.put(bytes)]
      const shown = { previews: [imageOf('m', m)], videoPreviews: [videoOf('v', v)] }
      await catalog.add(documentOf({ id: 1n, blob, ...shown }), later)
      await catalog.add(documentOf({ id: 2n, blob }), later)
      assert.deepEqual(await catalog.remove(1n, later), [m, v])
      assert.equal(await catalog.file(1n), undefined)
      assert.deepEqual(await catalog.remove(2n, later), [blob])
    })

    test('a document whose preview is the file itself', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      await catalog.add(documentOf({ id: 1n, blob, previews: [imageOf('m', blob)] }), later)
      assert.deepEqual(await catalog.remove(1n, later), [blob])
    })

    test('what is not there', async () => {
      const { catalog } = await open()
      assert.deepEqual(await catalog.remove(1n, later), [])
    })

    test('not what has been taken up again', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      await catalog.add(documentOf({ id: 1n, blob }), 100)
      await catalog.checkLater([1n], 200)
      assert.deepEqual(await catalog.remove(1n, 199), [])
      assert.ok(await catalog.file(1n))
      assert.deepEqual(await catalog.remove(1n, 200), [blob])
    })

    test('leaves nothing that a new file of the same id would get', async () => {
      const { catalog, blobs } = await open()
      const full = documentOf({
        id: 1n,
        blob: await blobs.put(bytes),
        previews: [imageOf('m', await blobs.put(bytes))],
        stickers: [5n],
      })
      await catalog.add(full, 100)
      await catalog.remove(1n, 100)
      assert.deepEqual(await catalog.toCheck(later, 10), [])
      assert.deepEqual(await catalog.attached([5n]), [])
      await catalog.add(photoOf({ id: 1n }), later)
      assert.deepEqual(await catalog.file(1n), photoOf({ id: 1n }))
    })
  })

  test('stickers that are on files', async () => {
    const { catalog } = await open()
    await catalog.add(photoOf({ id: 1n, stickers: [5n, 6n] }), later)
    await catalog.add(photoOf({ id: 2n, stickers: [6n] }), later)
    assert.deepEqual(await catalog.attached([4n, 5n, 6n]), [5n, 6n])
    await catalog.remove(1n, later)
    assert.deepEqual(await catalog.attached([4n, 5n, 6n]), [6n])
  })

  suite('by content', () => {
    const uploader = 7n
    test('documents of exactly that size and type, the newest first', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      for (const [id, date, size, mimeType] of [
        [1n, 100, 3, 'image/gif'],
        [2n, 300, 3, 'image/gif'],
        [3n, 200, 3, 'image/gif'],
        [4n, 400, 4, 'image/gif'],
        [5n, 400, 3, 'image/png'],
      ] as const) {
        await catalog.add(documentOf({ id, blob, date, size, mimeType }), later)
      }
      await catalog.add(photoOf({ id: 6n }), later)
      const ids = async (limit: number) =>
        (await catalog.documentsSeen([uploader], { size: 3, mimeType: 'image/gif' }, limit)).map(
          ({ id }) => id,
        )
      assert.deepEqual(await ids(10), [2n, 3n, 1n])
      assert.deepEqual(await ids(2), [2n, 3n])
      const others = { size: 3, mimeType: 'image/gif' }
      assert.deepEqual(await catalog.documentsSeen([uploader + 1n, EVERYBODY], others, 10), [])
      assert.equal((await catalog.documentsSeen([uploader + 1n, uploader], others, 10)).length, 3)
      assert.deepEqual(await catalog.documentsSeen([uploader], { size: 5, mimeType: 'image/gif' }, 10), [])
    })

    test('documents are found by the size and type of what they were made of, too', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      const madeOf = { sha256: new Uint8Array(32).fill(9), size: 77, mimeType: 'image/gif' }
      const made = documentOf({ id: 1n, blob, mimeType: 'video/mp4', madeOf })
      await catalog.add(made, later)
      await catalog.add(documentOf({ id: 2n, blob, mimeType: 'video/mp4' }), later)
      assert.deepEqual(await catalog.file(1n), made)
      assert.deepEqual(await catalog.documentsSeen([uploader], { size: 77, mimeType: 'image/gif' }, 10), [
        made,
      ])
      assert.deepEqual(await catalog.documentsSeen([uploader], { size: 77, mimeType: 'video/mp4' }, 10), [])
      assert.equal(
        (await catalog.documentsSeen([uploader], { size: 3, mimeType: 'video/mp4' }, 10)).length,
        2,
      )
      await catalog.remove(1n, later)
      assert.deepEqual(await catalog.documentsSeen([uploader], { size: 77, mimeType: 'image/gif' }, 10), [])
      await blobs.removeUnused([blob])
    })

    test('a hash is kept with the blob, and goes with it', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      assert.equal(await catalog.sha256(blob), undefined)
      await catalog.keepSha256(blob, new Uint8Array(32).fill(9))
      assert.deepEqual(await catalog.sha256(blob), new Uint8Array(32).fill(9))
      await blobs.removeUnused([blob])
      assert.equal(await catalog.sha256(blob), undefined)
      await catalog.keepSha256(blob, new Uint8Array(32))
      assert.equal(await catalog.sha256(blob), undefined)
    })
  })

  suite('files to look at', () => {
    async function openWith(times: Record<string, number>) {
      const opened = await open()
      for (const [id, due] of Object.entries(times))
        await opened.catalog.add(photoOf({ id: BigInt(id) }), due)
      return opened.catalog
    }

    test('every new file, when its time has come, the longest waiting first', async () => {
      const catalog = await openWith({ 1: 300, 2: 100, 3: 200 })
      assert.deepEqual(await catalog.toCheck(99, 10), [])
      assert.deepEqual(await catalog.toCheck(200, 10), [2n, 3n])
      assert.deepEqual(await catalog.toCheck(999, 2), [2n, 3n])
      assert.deepEqual(await catalog.toCheck(999, 10), [2n, 3n, 1n])
    })

    test('the later time wins', async () => {
      const catalog = await openWith({ 1: 300, 2: 100 })
      await catalog.checkLater([1n, 2n], 200)
      assert.deepEqual(await catalog.toCheck(199, 10), [])
      assert.deepEqual(await catalog.toCheck(299, 10), [2n])
      assert.deepEqual(await catalog.toCheck(300, 10), [2n, 1n])
    })

    test('what was looked at waits for nothing, until it is named again', async () => {
      const catalog = await openWith({ 1: 100 })
      await catalog.checked([1n], 100)
      assert.deepEqual(await catalog.toCheck(999, 10), [])
      await catalog.checkLater([1n], 50)
      assert.deepEqual(await catalog.toCheck(50, 10), [1n])
    })

    test('what was taken up while somebody looked is looked at again', async () => {
      const catalog = await openWith({ 1: 100 })
      await catalog.checkLater([1n], 101)
      await catalog.checked([1n], 100)
      assert.deepEqual(await catalog.toCheck(101, 10), [1n])
    })

    test('not files that are not there', async () => {
      const catalog = await openWith({})
      await catalog.checkLater([1n], 100)
      assert.deepEqual(await catalog.toCheck(999, 10), [])
    })
  })
}
