import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { inputOf, makeDocument, type OpenFiles, openFiles } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'
import type { FileOrigin } from './origin.ts'

const hour = 3_600_000
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3)
const upload: FileOrigin = { kind: 'upload' }

const origins: FileOrigin[] = [
  { kind: 'message', owner: 8n, messageId: 3 },
  { kind: 'message', owner: -1_000_000_000_005n, messageId: 3 },
  { kind: 'profile', user: 9n },
  { kind: 'chat', chat: -4n },
  { kind: 'sticker set', set: 2n ** 60n },
  { kind: 'saved', user: 8n },
]

async function openWithDocument() {
  const opened = await openFiles()
  return { ...opened, document: await makeDocument(opened.files, 7n, pattern(1, 1000)) }
}

async function openWithPhoto() {
  const opened = await openFiles()
  const shown = { width: 90, height: 60, fileType: 'storage.fileJpeg', bytes: jpeg } as const
  const previews = [{ kind: 'image', type: 's', ...shown }] as const
  return { ...opened, photo: await opened.files.createPhoto(7n, { previews, videos: [] }) }
}

for (const origin of origins) {
  test(`a file is found by those whom its place shows it to, as long as it does: ${Object.values(origin).join(' ')}`, async () => {
    const { files, document, places } = await openWithDocument()
    const input = inputOf(files, 8n, document, origin)
    await assert.rejects(files.viewDocument(8n, input), refused('FILE_REFERENCE_EXPIRED'))
    places.show(origin, document.id, 8n)
    assert.deepEqual(await files.viewDocument(8n, input), document)
    places.clear()
    await assert.rejects(files.viewDocument(8n, input), refused('FILE_REFERENCE_EXPIRED'))
  })
}

test('and by its uploader, before anything shows it', async () => {
  const { files, document } = await openWithDocument()
  assert.deepEqual(await files.viewDocument(7n, inputOf(files, 7n, document, upload)), document)
  const stranger = inputOf(files, 8n, document, upload)
  await assert.rejects(files.viewDocument(8n, stranger), refused('FILE_REFERENCE_EXPIRED'))
})

for (const method of ['viewDocument', 'locateDocument'] as const) {
  test(`${method} does not tell what is wrong with an id`, async () => {
    const { files, document } = await openWithDocument()
    const photo = await files.createPhoto(7n, { previews: [], videos: [] })
    const input = inputOf(files, 7n, document, upload)
    const nobody = 99n
    for (const wrong of [
      { ...input, accessHash: input.accessHash + 1n },
      { ...input, id: nobody },
      { ...input, id: nobody, accessHash: files.accessHash(7n, nobody) },
      { ...input, accessHash: files.accessHash(8n, document.id) },
      inputOf(files, 7n, photo, upload),
    ]) {
      await assert.rejects(files[method](7n, wrong), refused('FILE_ID_INVALID'))
    }
    const empty = { ...input, fileReference: new Uint8Array() }
    await assert.rejects(files[method](7n, empty), refused('FILE_REFERENCE_EMPTY'))
    const invalid = { ...input, fileReference: input.fileReference.toReversed() }
    await assert.rejects(files[method](7n, invalid), refused('FILE_REFERENCE_INVALID'))
  })
}

test('photos in the same way, and not as documents', async () => {
  const { files, photo } = await openWithPhoto()
  const input = inputOf(files, 7n, photo, upload)
  assert.deepEqual(await files.viewPhoto(7n, input), photo)
  assert.deepEqual(await files.locatePhoto(7n, input), photo)
  await assert.rejects(files.viewDocument(7n, input), refused('FILE_ID_INVALID'))
})

for (const [name, limits, life] of [
  ['twelve hours', {}, 12 * hour],
  ['as long as was configured', { referenceLife: 60_000 }, 60_000],
] as const) {
  test(`a reference is good for ${name}; a new one is good again`, async () => {
    const { files, time } = await openFiles({ limits })
    const document = await makeDocument(files, 7n, pattern(1, 1000))
    const input = inputOf(files, 7n, document, upload)
    time.advance(life)
    await files.viewDocument(7n, input)
    time.advance(1000)
    await assert.rejects(files.viewDocument(7n, input), refused('FILE_REFERENCE_EXPIRED'))
    await files.viewDocument(7n, inputOf(files, 7n, document, upload))
  })
}

suite('locations of old', () => {
  async function readLegacy(
    opened: OpenFiles & { photo: { id: bigint } },
    change: object = {},
    more: object = {},
  ) {
    const { files, photo } = opened
    const location = { ...files.legacyLocation(photo.id, 's'), ...change }
    const { fileReference } = inputOf(files, 7n, photo, upload)
    const target = await files.viewLegacy(7n, location, { fileReference, ...more })
    return (await files.read(target, { offset: 0n, limit: 4096 })).bytes
  }

  test('follow from the photo and the letter of its size', async () => {
    const { files } = await openWithPhoto()
    const { secret, ...rest } = files.legacyLocation(5n, 's')
    assert.deepEqual(rest, { volumeId: 5n, localId: 's'.charCodeAt(0) })
    assert.equal(files.legacyLocation(5n, 's').secret, secret)
    assert.equal(BigInt.asIntN(64, secret), secret)
    for (const other of [files.legacyLocation(5n, 'm'), files.legacyLocation(6n, 's')])
      assert.notEqual(other.secret, secret)
    assert.notEqual((await openFiles({})).files.legacyLocation(5n, 's').secret, 0n)
  })

  test('inputFileLocation: with a reference', async () => {
    const opened = await openWithPhoto()
    assert.deepEqual(await readLegacy(opened), jpeg)
    const stranger = { fileReference: opened.files.fileReference(8n, opened.photo.id, upload) }
    await assert.rejects(readLegacy(opened, {}, stranger), refused('FILE_REFERENCE_INVALID'))
    const none = { fileReference: new Uint8Array() }
    await assert.rejects(readLegacy(opened, {}, none), refused('FILE_REFERENCE_EMPTY'))
  })

  test('inputPhotoLegacyFileLocation: and with id and access hash of the photo', async () => {
    const opened = await openWithPhoto()
    const { id, accessHash } = inputOf(opened.files, 7n, opened.photo, upload)
    assert.deepEqual(await readLegacy(opened, {}, { id, accessHash }), jpeg)
    const other = await opened.files.createPhoto(7n, { previews: [], videos: [] })
    for (const wrong of [
      { id, accessHash: accessHash + 1n },
      { id: 5n, accessHash },
      { id: 5n, accessHash: opened.files.accessHash(7n, 5n) },
      inputOf(opened.files, 7n, other, upload),
    ]) {
      await assert.rejects(readLegacy(opened, {}, wrong), refused('FILE_ID_INVALID'))
    }
  })

  for (const [name, change] of [
    ['a wrong secret', { secret: 0n }],
    ['the secret of another size', { localId: 'm'.charCodeAt(0) }],
    ['the secret of another photo', { volumeId: 5n }],
    ['what is no letter', { localId: -1 }],
  ] as const) {
    test(`${name}: FILE_ID_INVALID`, async () => {
      await assert.rejects(readLegacy(await openWithPhoto(), change), refused('FILE_ID_INVALID'))
    })
  }

  test('a size the photo does not have: FILE_ID_INVALID', async () => {
    const opened = await openWithPhoto()
    const missing = opened.files.legacyLocation(opened.photo.id, 'y')
    await assert.rejects(readLegacy(opened, missing), refused('FILE_ID_INVALID'))
  })
})
