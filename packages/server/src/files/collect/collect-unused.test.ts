import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { inputOf, makeDocument, maxParts, openFiles, uploadParts } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'
import type { FileOrigin } from '../locate/origin.ts'

const minute = 60_000
const hour = 60 * minute
const message: FileOrigin = { kind: 'message', owner: 8n, messageId: 3 }
const upload: FileOrigin = { kind: 'upload' }

async function openWithDocument() {
  const opened = await openFiles()
  const document = await makeDocument(opened.files, 7n, pattern(1, 1000))
  const isThere = async () => (await opened.files.file(document.id)) !== undefined
  const hasBytes = async () =>
    opened.storage.blobs.size(document.blob).then(
      () => true,
      () => false,
    )
  return { ...opened, document, isThere, hasBytes }
}

suite('a file that nothing shows', () => {
  test('is kept for ten minutes after it was made; then it goes with its bytes', async () => {
    const { files, time, isThere, hasBytes } = await openWithDocument()
    time.advance(10 * minute)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
    time.advance(1000)
    assert.equal(await files.collectUnused(), 1)
    assert.deepEqual([await isThere(), await hasBytes()], [false, false])
    assert.equal(await files.collectUnused(), 0)
  })

  test('is kept for a day where its uploader was given it to send', async () => {
    const { files, time, document, isThere } = await openWithDocument()
    await files.handedOut(document.id)
    time.advance(24 * hour)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
    time.advance(1000)
    assert.equal(await files.collectUnused(), 1)
    assert.equal(await isThere(), false)
  })

  test('as long as was configured', async () => {
    const { files, time } = await openFiles({ limits: { unusedLife: minute, releasedLife: 1000 } })
    const { id } = await makeDocument(files, 7n, pattern(1, 1000))
    await files.handedOut(id)
    await makeDocument(files, 7n, pattern(2, 1000))
    time.advance(2000)
    assert.equal(await files.collectUnused(), 1)
    time.advance(minute)
    assert.equal(await files.collectUnused(), 1)
  })

  test('its upload reference is good while it lives, and no longer', async () => {
    const { files, time, document } = await openWithDocument()
    time.advance(25 * hour)
    const input = inputOf(files, 7n, document, upload)
    await files.viewDocument(7n, input)
    await files.collectUnused()
    await assert.rejects(files.viewDocument(7n, input), refused('FILE_ID_INVALID'))
  })

  test('a photo goes with all its sizes', async () => {
    const { files, time, database } = await openFiles()
    const shown = { width: 1, height: 1, fileType: 'storage.fileJpeg', bytes: pattern(1, 2000) } as const
    const previews = ['m', 'y'].map((type) => ({ kind: 'image', type, ...shown }) as const)
    await files.createPhoto(7n, {
      previews,
      videos: [{ type: 'u', width: 1, height: 1, bytes: pattern(1, 9) }],
    })
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 1)
    for (const table of ['file_blob', 'file_preview', 'file_hashes', 'file_record', 'file_check'])
      assert.equal(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n, 0, table)
  })

  test('more of them than are looked at at once', async () => {
    const { files, time, places } = await openFiles()
    for (let index = 0; index < 250; index++) {
      const { id } = await files.createPhoto(7n, { previews: [], videos: [] })
      if (index % 50 === 0) places.show({ ...message, messageId: index }, id, 8n)
    }
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 245)
    assert.equal(await files.collectUnused(), 0)
  })
})

suite('a file that something shows', () => {
  test('stays, and is not looked at again until it is released', async () => {
    const { files, time, places, document, isThere } = await openWithDocument()
    places.show(message, document.id, 8n)
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 0)
    const { asked } = places
    places.clear()
    time.advance(1000 * hour)
    assert.equal(await files.collectUnused(), 0)
    assert.equal(places.asked - asked, 1, 'asked about nothing')
    assert.ok(await isThere())
  })

  test('goes ten minutes after the last that showed it let go of it', async () => {
    const { files, time, places, document, isThere, hasBytes } = await openWithDocument()
    places.show(message, document.id, 8n)
    time.advance(25 * hour)
    await files.collectUnused()
    await files.released([document.id])
    places.clear()
    time.advance(10 * minute)
    assert.equal(await files.collectUnused(), 0)
    time.advance(1000)
    assert.equal(await files.collectUnused(), 1)
    assert.deepEqual([await isThere(), await hasBytes()], [false, false])
  })

  test('stays while another shows it, whoever released it', async () => {
    const { files, time, places, document, isThere } = await openWithDocument()
    places.show(message, document.id, 8n)
    await files.released([document.id])
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
  })

  test('released is remembered before anything is deleted: it may not be', async () => {
    const { files, time, places, document, isThere } = await openWithDocument()
    places.show(message, document.id, 8n)
    time.advance(25 * hour)
    await files.collectUnused()
    await files.released([document.id])
    // The process died here: the message is still there.
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
  })
})

suite('bytes', () => {
  test('go with the last file that shares them, and not before their upload is forgotten', async () => {
    const { files, storage, time, places } = await openFiles()
    const received = await files.receive(7n, await uploadParts(files, 7n, 1n, pattern(1, 1000)), maxParts)
    const one = await makeDocument(files, 7n, new Uint8Array(), { received })
    const other = await makeDocument(files, 7n, new Uint8Array(), { received })
    places.show(message, other.id, 8n)
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 1)
    assert.equal(await files.file(one.id), undefined)
    assert.equal(await files.expireParts(), 1)
    assert.equal(await storage.blobs.size(received.blob), 1000)
    await files.released([other.id])
    places.clear()
    time.advance(11 * minute)
    assert.equal(await files.collectUnused(), 1)
    await assert.rejects(storage.blobs.size(received.blob))
  })
})

suite('stickers on a photo', () => {
  test('are held by it, and go after it', async () => {
    const { files, time, places } = await openFiles()
    const sticker = await makeDocument(files, 7n, pattern(1, 1000))
    const photo = await files.createPhoto(7n, { previews: [], videos: [], stickers: [sticker.id] })
    places.show(message, photo.id, 8n)
    time.advance(25 * hour)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await files.file(sticker.id))
    await files.released([photo.id])
    places.clear()
    time.advance(11 * minute)
    assert.equal(await files.collectUnused(), 1)
    assert.ok(await files.file(sticker.id), 'not yet')
    time.advance(11 * minute)
    assert.equal(await files.collectUnused(), 1)
    assert.equal(await files.file(sticker.id), undefined)
  })
})

suite('nothing in flight is lost', () => {
  test('what was taken up to be sent is kept until it is', async () => {
    const { files, time, document, isThere } = await openWithDocument()
    time.advance(24 * hour)
    await files.locateDocument(7n, inputOf(files, 7n, document, upload))
    time.advance(10 * minute)
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
    time.advance(1000)
    assert.equal(await files.collectUnused(), 1)
  })

  test('only reading does not keep it', async () => {
    const { files, time, document } = await openWithDocument()
    time.advance(24 * hour)
    await files.viewDocument(7n, inputOf(files, 7n, document, upload))
    time.advance(1000)
    assert.equal(await files.collectUnused(), 1)
  })

  test('it is taken up while the places are asked', async () => {
    const { files, time, places, document, isThere } = await openWithDocument()
    const input = inputOf(files, 7n, document, upload)
    time.advance(12 * hour)
    const late = inputOf(files, 7n, document, upload)
    time.advance(12 * hour - 1000)
    places.whenAsked = async () => void (await files.locateDocument(7n, late))
    time.advance(2000)
    await assert.rejects(files.viewDocument(7n, input), refused('FILE_REFERENCE_EXPIRED'))
    places.whenAsked = async () => void (await files.locateDocument(7n, inputOf(files, 7n, document, upload)))
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
  })

  test('it is released while the places are asked: it is looked at again', async () => {
    const { files, time, places, document, isThere } = await openWithDocument()
    places.show(message, document.id, 8n)
    time.advance(25 * hour)
    places.whenAsked = async () => {
      await files.released([document.id])
      places.clear()
    }
    assert.equal(await files.collectUnused(), 0)
    assert.ok(await isThere())
    places.whenAsked = async () => {}
    time.advance(11 * minute)
    assert.equal(await files.collectUnused(), 1)
  })

  test('what is gone cannot be taken up', async () => {
    const { files, storage, time, document } = await openWithDocument()
    time.advance(25 * hour)
    const input = inputOf(files, 7n, document, upload)
    const { checkLater } = storage.catalog
    storage.catalog.checkLater = async (ids, due) => {
      assert.equal(await files.collectUnused(), 1)
      await checkLater.call(storage.catalog, ids, due)
    }
    await assert.rejects(files.locateDocument(7n, input), refused('FILE_ID_INVALID'))
  })
})
