import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FailingFiles } from '@longshore/testing/crash/failing-files'
import { pattern } from '@longshore/testing/pattern'
import { openFileStorage } from '../storage/embedded/file-storage.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { fileMigrations } from '../storage/embedded/sqlite/file-migrations.ts'
import { MemoryFiles } from '../storage/memory/memory-files.ts'
import type { ByteFiles } from '../storage/ports/byte-files.ts'
import type { DocumentRecord } from '../storage/ports/file-catalog.ts'
import type { NewDocument } from './create/create-document.ts'
import type { UploadedFile } from './create/uploaded-file.ts'
import { FilesService } from './files-service.ts'
import type { FileLimits } from './limits.ts'
import type { FileOrigin } from './locate/file-reference.ts'

const KB = 1024
const MB = KB * KB
const hour = 3_600_000
const maxParts = 4000

async function openFiles(
  options: { limits?: Partial<FileLimits>; files?: ByteFiles; crypto?: typeof nodeCrypto } = {},
) {
  const time = { now: 1_700_000_000_500 }
  const clock = () => time.now
  const shown = new Set<string>()
  const storage = await openFileStorage({
    database: openDatabase(':memory:', fileMigrations),
    files: options.files ?? new MemoryFiles(),
    clock,
  })
  const files = new FilesService({
    ...storage,
    crypto: options.crypto ?? nodeCrypto,
    secret: new Uint8Array(32),
    clock,
    limits: options.limits,
    origins: {
      names: async ({ owner, messageId }, document, user) =>
        shown.has(`${owner} ${messageId} ${document} ${user}`),
    },
  })
  return { files, storage, time, shown }
}

async function upload(
  files: FilesService,
  user: bigint,
  fileId: bigint,
  bytes: Uint8Array,
): Promise<UploadedFile> {
  const parts = Math.ceil(bytes.length / (64 * KB))
  for (let index = 0; index < parts; index++) {
    const part = bytes.subarray(index * 64 * KB, (index + 1) * 64 * KB)
    await files.saveFilePart(user, { fileId, index, bytes: part, big: false }, maxParts)
  }
  return { id: fileId, parts, big: false }
}

function input(file: UploadedFile, more: Partial<NewDocument> = {}): NewDocument {
  return { file, mimeType: 'text/plain', fileName: 'a.txt', attributes: Uint8Array.of(1), maxParts, ...more }
}

/** A document of user 7, which it sees as its own upload. */
async function openWithDocument(bytes: Uint8Array) {
  const opened = await openFiles()
  const document = await opened.files.createDocument(7n, input(await upload(opened.files, 7n, 1n, bytes)))
  return { ...opened, document }
}

function locationOf(files: FilesService, user: bigint, { id }: DocumentRecord, origin: FileOrigin) {
  const fileReference = files.fileReference(user, id, origin)
  return { id, accessHash: files.accessHash(user, id), fileReference, thumbSize: '' }
}

suite('documents are made of parts', () => {
  test('with everything that was said of them', async () => {
    const { files } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, 100 * KB))
    const thumb = await upload(files, 7n, 2n, Uint8Array.of(0xff, 0xd8, 0xff))
    const document = await files.createDocument(7n, input(file, { thumb }))
    assert.ok(document.id > 0n && document.id < 2n ** 63n)
    assert.deepEqual(document, {
      id: document.id,
      uploader: 7n,
      blob: document.blob,
      size: 100 * KB,
      mimeType: 'text/plain',
      fileType: 'storage.fileUnknown',
      fileName: 'a.txt',
      date: 1_700_000_000,
      attributes: Uint8Array.of(1),
      thumb: { blob: document.thumb?.blob, size: 3 },
    })
    assert.deepEqual(await files.document(document.id), document)
  })

  test('the first bytes tell the type', async () => {
    const { files } = await openFiles()
    const file = await upload(files, 7n, 1n, Uint8Array.of(0x47, 0x49, 0x46, 0x38, 0x39, 0x61))
    assert.equal((await files.createDocument(7n, input(file))).fileType, 'storage.fileGif')
  })

  test('the same upload again: another document of the same bytes', async () => {
    const { files } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    const [one, other] = [
      await files.createDocument(7n, input(file)),
      await files.createDocument(7n, input(file)),
    ]
    assert.notEqual(one.id, other.id)
    assert.equal(one.blob, other.blob)
  })

  test('an id that is taken is not given again', async () => {
    let given = 0
    const randomBytes = () => new Uint8Array(8).fill(Math.floor(given++ / 2) + 2)
    const { files } = await openFiles({ crypto: { ...nodeCrypto, randomBytes } })
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    const ids = [await files.createDocument(7n, input(file)), await files.createDocument(7n, input(file))]
    assert.equal(ids[0]?.id, 0x0101010101010101n)
    assert.equal(ids[1]?.id, 0x0181818181818181n)
  })

  test('parts of another user are not there', async () => {
    const { files } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    await assert.rejects(files.createDocument(8n, input(file)), says('FILE_PART_0_MISSING'))
  })

  test('a description without end is refused', async () => {
    const { files } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    const endless = input(file, { attributes: new Uint8Array(64 * KB) })
    await assert.rejects(files.createDocument(7n, endless), says('MEDIA_INVALID'))
  })
})

suite('md5_checksum', () => {
  const bytes = pattern(1, 700 * KB)
  const md5 = createHash('md5').update(bytes).digest('hex')
  for (const [name, md5Checksum, error] of [
    ['right', md5, undefined],
    ['right, in capitals', md5.toUpperCase(), undefined],
    ['empty: not checked', '', undefined],
    ['of other bytes', createHash('md5').digest('hex'), 'MD5_CHECKSUM_INVALID'],
    ['cut off', md5.slice(0, -1), 'MD5_CHECKSUM_INVALID'],
    ['no checksum at all', 'md5', 'MD5_CHECKSUM_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, async () => {
      const { files } = await openFiles()
      const file = { ...(await upload(files, 7n, 1n, bytes)), md5Checksum }
      const made = files.createDocument(7n, input(file))
      if (error) await assert.rejects(made, says(error))
      else assert.equal((await made).size, bytes.length)
    })
  }

  test('the part that was wrong can be sent again', async () => {
    const { files } = await openFiles()
    const file = { ...(await upload(files, 7n, 1n, bytes)), md5Checksum: md5 }
    await files.saveFilePart(7n, { fileId: 1n, index: 1, bytes: pattern(9, 64 * KB), big: false }, maxParts)
    await assert.rejects(files.createDocument(7n, input(file)), says('MD5_CHECKSUM_INVALID'))
    const right = bytes.subarray(64 * KB, 128 * KB)
    await files.saveFilePart(7n, { fileId: 1n, index: 1, bytes: right, big: false }, maxParts)
    assert.equal((await files.createDocument(7n, input(file))).size, bytes.length)
  })
})

suite('documents are found', () => {
  const bytes = pattern(1, KB)
  const message: FileOrigin = { kind: 'message', owner: 8n, messageId: 3 }

  test('by those who see the message that shows them, as long as it does', async () => {
    const { files, document, shown } = await openWithDocument(bytes)
    const location = locationOf(files, 8n, document, message)
    shown.add(`8 3 ${document.id} 8`)
    assert.deepEqual(await files.locate(8n, location), document)
    shown.clear()
    await assert.rejects(files.locate(8n, location), says('FILE_REFERENCE_EXPIRED'))
  })

  test('by their uploader, before any message shows them', async () => {
    const { files, document } = await openWithDocument(bytes)
    assert.deepEqual(await files.locate(7n, locationOf(files, 7n, document, { kind: 'upload' })), document)
    const stranger = locationOf(files, 8n, document, { kind: 'upload' })
    await assert.rejects(files.locate(8n, stranger), says('FILE_REFERENCE_EXPIRED'))
  })

  test('with a hash and a reference of their own; the answer does not tell what is wrong with an id', async () => {
    const { files, document } = await openWithDocument(bytes)
    const location = locationOf(files, 7n, document, { kind: 'upload' })
    const nobody = 99n
    for (const wrong of [
      { ...location, accessHash: location.accessHash + 1n },
      { ...location, id: nobody },
      { ...location, id: nobody, accessHash: files.accessHash(7n, nobody) },
      { ...location, accessHash: files.accessHash(8n, document.id) },
    ]) {
      await assert.rejects(files.locate(7n, wrong), says('FILE_ID_INVALID'))
    }
    const empty = { ...location, fileReference: new Uint8Array() }
    await assert.rejects(files.locate(7n, empty), says('FILE_REFERENCE_EMPTY'))
    const invalid = { ...location, fileReference: location.fileReference.toReversed() }
    await assert.rejects(files.locate(7n, invalid), says('FILE_REFERENCE_INVALID'))
  })

  test('until the reference expires; a new one is good again', async () => {
    const { files, document, time } = await openWithDocument(bytes)
    const location = locationOf(files, 7n, document, { kind: 'upload' })
    time.now += 12 * hour
    await assert.rejects(files.locate(7n, location), says('FILE_REFERENCE_EXPIRED'))
    await files.locate(7n, locationOf(files, 7n, document, { kind: 'upload' }))
  })
})

suite('documents are read', () => {
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
      const { files, document } = await openWithDocument(bytes)
      const location = locationOf(files, 7n, document, { kind: 'upload' })
      const range = await files.read(7n, location, { offset, limit })
      assert.deepEqual(range.bytes, bytes.slice(from, to))
      assert.equal(range.mtime, document.date)
      assert.equal(range.type, to === 0 ? 'storage.filePartial' : 'storage.fileUnknown')
    })
  }

  test('a document whose size is a multiple of the limit ends with an empty answer', async () => {
    const { files, document } = await openWithDocument(pattern(1, 64 * KB))
    const location = locationOf(files, 7n, document, { kind: 'upload' })
    assert.equal((await files.read(7n, location, { offset: 0n, limit: 64 * KB })).bytes.length, 64 * KB)
    assert.equal(
      (await files.read(7n, location, { offset: BigInt(64 * KB), limit: 64 * KB })).bytes.length,
      0,
    )
  })

  for (const [name, range, error] of [
    ['an offset of 1 KB without precise', { offset: 1024n, limit: 4 * KB }, 'OFFSET_INVALID'],
    ['the same with precise', { offset: 1024n, limit: 4 * KB, precise: true }, undefined],
    ['a limit that does not divide 1 MB', { offset: 0n, limit: 12 * KB }, 'LIMIT_INVALID'],
    ['a bad offset beyond the end', { offset: 2n ** 62n + 1n, limit: 4 * KB }, 'OFFSET_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, async () => {
      const { files, document } = await openWithDocument(bytes)
      const reading = files.read(7n, locationOf(files, 7n, document, { kind: 'upload' }), range)
      if (error) await assert.rejects(reading, says(error))
      else await reading
    })
  }

  test('not by those who may not see them', async () => {
    const { files, document } = await openWithDocument(bytes)
    const location = { ...locationOf(files, 7n, document, { kind: 'upload' }), accessHash: 1n }
    await assert.rejects(files.read(7n, location, { offset: 0n, limit: 4 * KB }), says('FILE_ID_INVALID'))
  })

  test('not a preview, as long as there are none', async () => {
    const { files, document } = await openWithDocument(bytes)
    const location = { ...locationOf(files, 7n, document, { kind: 'upload' }), thumbSize: 'm' }
    await assert.rejects(files.read(7n, location, { offset: 0n, limit: 4 * KB }), says('FILE_ID_INVALID'))
  })
})

suite('documents are deleted', () => {
  test('their bytes go with the last that shares them', async () => {
    const { files, storage, time } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    const [one, other] = [
      await files.createDocument(7n, input(file)),
      await files.createDocument(7n, input(file)),
    ]
    time.now += 3 * hour + 1
    assert.equal(await files.expireParts(), 1)
    await files.deleteDocument(one.id)
    assert.equal(await files.document(one.id), undefined)
    assert.equal(await storage.blobs.size(other.blob), KB)
    await files.deleteDocument(other.id)
    await assert.rejects(storage.blobs.size(other.blob))
  })
})

suite('parts', () => {
  test('the rules of the page are asked first', async () => {
    const { files } = await openFiles()
    const part = { fileId: 1n, index: 0, bytes: new Uint8Array(), big: false }
    await assert.rejects(files.saveFilePart(7n, part, maxParts), says('FILE_PART_EMPTY'))
    const bytes = pattern(1, 512 * KB + 1)
    await assert.rejects(files.saveFilePart(7n, { ...part, bytes }, maxParts), says('FILE_PART_TOO_BIG'))
  })

  test('a user may have only so much waiting to become files', async () => {
    const { files } = await openFiles({ limits: { unfinishedBytes: 3 * KB } })
    const part = (fileId: bigint) => ({ fileId, index: 0, bytes: pattern(1, 2 * KB), big: false })
    await files.saveFilePart(7n, part(1n), maxParts)
    await assert.rejects(files.saveFilePart(7n, part(2n), maxParts), says('FLOOD_WAIT_60'))
    await files.saveFilePart(8n, part(2n), maxParts)
    await files.createDocument(7n, input({ id: 1n, parts: 1, big: false }))
    await files.saveFilePart(7n, part(2n), maxParts)
  })

  test('a user may have begun only so many, however small', async () => {
    const { files } = await openFiles({ limits: { unfinishedUploads: 1 } })
    const part = (fileId: bigint) => ({ fileId, index: 0, bytes: pattern(1, 1), big: false })
    await files.saveFilePart(7n, part(1n), maxParts)
    await files.saveFilePart(7n, part(2n), maxParts)
    await assert.rejects(files.saveFilePart(7n, part(3n), maxParts), says('FLOOD_WAIT_60'))
    await files.saveFilePart(8n, part(3n), maxParts)
    await files.createDocument(7n, input({ id: 1n, parts: 1, big: false }))
    await files.saveFilePart(7n, part(3n), maxParts)
  })

  test('expire when nobody adds to them for three hours', async () => {
    const { files, time } = await openFiles()
    const file = await upload(files, 7n, 1n, pattern(1, KB))
    time.now += 3 * hour
    assert.equal(await files.expireParts(), 0)
    time.now += 1
    assert.equal(await files.expireParts(), 1)
    await assert.rejects(files.createDocument(7n, input(file)), says('FILE_PART_0_MISSING'))
  })

  test('a full disk is told, with its cause for the log, and nothing is lost', async () => {
    // Operation 1 lists what an earlier life left; 2 and 3 write the parts.
    const { files } = await openFiles({ files: new FailingFiles(new MemoryFiles(), 'full', 3, 'torn') })
    const part = (index: number) => ({ fileId: 1n, index, bytes: pattern(index, KB), big: false })
    await files.saveFilePart(7n, part(0), maxParts)
    await assert.rejects(files.saveFilePart(7n, part(1), maxParts), (error) => {
      return says('STORAGE_CHECK_FAILED')(error) && (error as Error).cause instanceof Error
    })
    await files.saveFilePart(7n, part(1), maxParts)
    assert.equal((await files.createDocument(7n, input({ id: 1n, parts: 2, big: false }))).size, 2 * KB)
  })
})

function says(text: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof RpcError, String(error))
    assert.equal(error.text, text)
    return true
  }
}
