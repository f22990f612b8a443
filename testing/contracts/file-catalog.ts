import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'
import type { DocumentRecord, FileCatalog } from '@longshore/server/storage/ports/file-catalog'
import { BlobNotFound, DocumentExists } from '@longshore/server/storage/ports/storage-error'

export function documentOf(
  part: Partial<DocumentRecord> & Pick<DocumentRecord, 'id' | 'blob'>,
): DocumentRecord {
  return {
    uploader: 7n,
    size: 3,
    mimeType: 'text/plain',
    fileType: 'storage.fileUnknown',
    fileName: 'a.txt',
    date: 1_700_000_000,
    attributes: Uint8Array.of(1, 2, 3),
    thumb: undefined,
    ...part,
  }
}

/** What every FileCatalog must do; `open` answers an empty one and the blobs it counts. */
export function fileCatalogContract(open: () => Promise<{ catalog: FileCatalog; blobs: BlobStore }>): void {
  const bytes = Uint8Array.of(1, 2, 3)

  test('a document is found as it was added', async () => {
    const { catalog, blobs } = await open()
    const [blob, thumb] = [await blobs.put(bytes), await blobs.put(bytes)]
    const document = documentOf({
      id: 2n ** 63n - 1n,
      uploader: 2n ** 40n,
      blob,
      size: 2 ** 40,
      fileName: 'ünïcödé 🚢.txt',
      attributes: new Uint8Array(),
      thumb: { blob: thumb, size: 3 },
    })
    await catalog.add(document)
    assert.deepEqual(await catalog.document(document.id), document)
    assert.equal(await catalog.document(5n), undefined)
  })

  test('an id is given once', async () => {
    const { catalog, blobs } = await open()
    const [blob, other] = [await blobs.put(bytes), await blobs.put(bytes)]
    await catalog.add(documentOf({ id: 1n, blob }))
    await assert.rejects(catalog.add(documentOf({ id: 1n, blob: other })), DocumentExists)
    assert.equal((await catalog.document(1n))?.blob, blob)
    await blobs.removeUnused([other])
    await assert.rejects(blobs.size(other), BlobNotFound, 'the refused document does not hold on to its blob')
  })

  test('a document needs its blobs', async () => {
    const { catalog, blobs } = await open()
    const blob = await blobs.put(bytes)
    await assert.rejects(catalog.add(documentOf({ id: 1n, blob: 99n })), BlobNotFound)
    await assert.rejects(
      catalog.add(documentOf({ id: 1n, blob, thumb: { blob: 99n, size: 3 } })),
      BlobNotFound,
    )
    assert.equal(await catalog.document(1n), undefined)
    await blobs.removeUnused([blob])
    await assert.rejects(catalog.add(documentOf({ id: 1n, blob })), BlobNotFound)
  })

  suite('removing', () => {
    test('answers the blobs that nothing refers to any more', async () => {
      const { catalog, blobs } = await open()
      const [blob, thumb] = [await blobs.put(bytes), await blobs.put(bytes)]
      await catalog.add(documentOf({ id: 1n, blob, thumb: { blob: thumb, size: 3 } }))
      await catalog.add(documentOf({ id: 2n, blob }))
      assert.deepEqual(await catalog.remove(1n), [thumb])
      assert.equal(await catalog.document(1n), undefined)
      assert.deepEqual(await catalog.remove(2n), [blob])
    })

    test('a document whose preview is the file itself', async () => {
      const { catalog, blobs } = await open()
      const blob = await blobs.put(bytes)
      await catalog.add(documentOf({ id: 1n, blob, thumb: { blob, size: 3 } }))
      assert.deepEqual(await catalog.remove(1n), [blob])
    })

    test('what is not there', async () => {
      const { catalog } = await open()
      assert.deepEqual(await catalog.remove(1n), [])
    })
  })
}
