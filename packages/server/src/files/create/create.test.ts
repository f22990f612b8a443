import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { suite, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FailingFiles } from '@longshore/testing/crash/failing-files'
import { makeDocument, maxParts, newDocument, openFiles, uploadParts } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'
import type { MadePreview, MadeVideo } from '../../media/media.ts'
import { MemoryFiles } from '../../storage/memory/memory-files.ts'

const KB = 1024
const hour = 3_600_000

const jpeg = (size: number) => Uint8Array.of(0xff, 0xd8, 0xff, ...pattern(1, size - 3))
const mp4 = Uint8Array.of(0, 0, 0, 16, ...new TextEncoder().encode('ftypisom'), ...pattern(2, 3 * KB))

function image(type: string, bytes: Uint8Array): MadePreview {
  return { kind: 'image', type, width: 320, height: 200, fileType: 'storage.fileJpeg', bytes }
}

suite('receiving an upload', () => {
  test('the first bytes tell the type', async () => {
    const { files } = await openFiles()
    const file = await uploadParts(files, 7n, 1n, new TextEncoder().encode('GIF89a'))
    const received = await files.receive(7n, file, maxParts)
    assert.deepEqual([received.size, received.fileType], [6, 'storage.fileGif'])
  })

  test('again: the same bytes', async () => {
    const { files } = await openFiles()
    const file = await uploadParts(files, 7n, 1n, pattern(1, KB))
    assert.deepEqual(await files.receive(7n, file, maxParts), await files.receive(7n, file, maxParts))
  })

  test('parts of another user are not there', async () => {
    const { files } = await openFiles()
    const file = await uploadParts(files, 7n, 1n, pattern(1, KB))
    await assert.rejects(files.receive(8n, file, maxParts), refused('FILE_PART_X_MISSING', 0))
  })

  test('"part X (where X is a number) of the file is missing from storage. Try repeating the method call to resave the part"', async () => {
    const { files } = await openFiles()
    const bytes = pattern(1, 130 * KB)
    const file = { id: 1n, parts: 3, big: false }
    const save = (index: number) => {
      const part = bytes.subarray(index * 64 * KB, (index + 1) * 64 * KB)
      return files.saveFilePart(7n, { fileId: 1n, index, bytes: part, big: false }, maxParts)
    }
    await save(0)
    await save(2)
    await assert.rejects(files.receive(7n, file, maxParts), refused('FILE_PART_X_MISSING', 1))
    await save(1)
    assert.equal((await files.receive(7n, file, maxParts)).size, bytes.length)
  })

  suite('md5_checksum', () => {
    const bytes = pattern(1, 700 * KB)
    const md5 = createHash('md5').update(bytes).digest('hex')
    for (const [name, md5Checksum, isAccepted] of [
      ['right', md5, true],
      ['right, in capitals', md5.toUpperCase(), true],
      ['empty: not checked', '', true],
      ['of other bytes', createHash('md5').digest('hex'), false],
      ['cut off', md5.slice(0, -1), false],
      ['no checksum at all', 'md5', false],
    ] as const) {
      test(`${name}: ${isAccepted ? 'accepted' : 'MD5_CHECKSUM_INVALID'}`, async () => {
        const { files } = await openFiles()
        const file = { ...(await uploadParts(files, 7n, 1n, bytes)), md5Checksum }
        const received = files.receive(7n, file, maxParts)
        if (isAccepted) assert.equal((await received).size, bytes.length)
        else await assert.rejects(received, refused('MD5_CHECKSUM_INVALID'))
      })
    }

    test('the part that was wrong can be sent again', async () => {
      const { files } = await openFiles()
      const file = { ...(await uploadParts(files, 7n, 1n, bytes)), md5Checksum: md5 }
      const part = { fileId: 1n, index: 1, big: false }
      await files.saveFilePart(7n, { ...part, bytes: pattern(9, 64 * KB) }, maxParts)
      await assert.rejects(files.receive(7n, file, maxParts), refused('MD5_CHECKSUM_INVALID'))
      await files.saveFilePart(7n, { ...part, bytes: bytes.subarray(64 * KB, 128 * KB) }, maxParts)
      assert.equal((await files.receive(7n, file, maxParts)).size, bytes.length)
    })
  })

  test('it is lent to media work by a path', async () => {
    const { files } = await openFiles()
    const received = await files.keep(pattern(1, 5 * KB))
    const file = files.mediaFile(7n, received)
    assert.deepEqual([file.size, file.user], [5 * KB, 7n])
    assert.ok((await file.lend((path) => readFile(path))).equals(pattern(1, 5 * KB)))
  })
})

suite('documents', () => {
  test('with everything that was said of them', async () => {
    const { files } = await openFiles()
    const upload = await uploadParts(files, 7n, 1n, pattern(1, 100 * KB))
    const received = await files.receive(7n, upload, maxParts)
    const document = await makeDocument(files, 7n, new Uint8Array(), { received, stickers: [5n] })
    assert.ok(document.id > 0n && document.id < 2n ** 63n)
    assert.deepEqual(document, {
      kind: 'document',
      id: document.id,
      uploader: 7n,
      blob: received.blob,
      size: 100 * KB,
      mimeType: 'text/plain',
      fileType: 'storage.fileUnknown',
      fileName: 'a.txt',
      date: 1_700_000_000,
      attributes: Uint8Array.of(1),
      madeOf: undefined,
      previews: [],
      videoPreviews: [],
      stickers: [5n],
    })
    assert.deepEqual(await files.file(document.id), document)
    assert.deepEqual(await files.document(document.id), document)
    assert.equal(await files.photo(document.id), undefined)
  })

  test('several of the same bytes share them', async () => {
    const { files } = await openFiles()
    const received = await files.receive(7n, await uploadParts(files, 7n, 1n, pattern(1, KB)), maxParts)
    const input = await newDocument(files, new Uint8Array(), { received })
    const [one, other] = [await files.createDocument(7n, input), await files.createDocument(7n, input)]
    assert.notEqual(one.id, other.id)
    assert.equal(one.blob, other.blob)
  })

  test('an id that is taken is not given again', async () => {
    let given = 0
    const randomBytes = () => new Uint8Array(8).fill(Math.floor(given++ / 2) + 2)
    const { files } = await openFiles({ crypto: { ...nodeCrypto, randomBytes } })
    const ids = [
      await makeDocument(files, 7n, pattern(1, KB)),
      await files.createPhoto(7n, { previews: [], videos: [] }),
    ]
    assert.equal(ids[0]?.id, 0x0101010101010101n)
    assert.equal(ids[1]?.id, 0x0181818181818181n)
  })

  test('a description without end is refused', async () => {
    const { files } = await openFiles()
    const endless = { attributes: new Uint8Array(64 * KB) }
    await assert.rejects(makeDocument(files, 7n, pattern(1, KB), endless), refused('MEDIA_INVALID'))
  })

  test('attributes can be changed', async () => {
    const { files } = await openFiles()
    const { id } = await makeDocument(files, 7n, pattern(1, KB))
    await files.changeAttributes(id, Uint8Array.of(4))
    assert.deepEqual((await files.document(id))?.attributes, Uint8Array.of(4))
  })

  test('what was received expired while work was done on it', async () => {
    const { files, time } = await openFiles()
    const received = await files.receive(7n, await uploadParts(files, 7n, 1n, pattern(1, KB)), maxParts)
    time.advance(4 * hour)
    await files.expireParts()
    const made = makeDocument(files, 7n, new Uint8Array(), { received, previews: [image('m', jpeg(2000))] })
    await assert.rejects(made, refused('FILE_PART_X_MISSING', 0))
  })
})

suite('previews', () => {
  const video: MadeVideo = { type: 'v', width: 400, height: 300, bytes: mp4, startTs: 1.5 }

  test('are kept with their bytes; at most 1 KB is kept inside', async () => {
    const { files, storage } = await openFiles()
    const [small, large] = [jpeg(KB), jpeg(KB + 1)]
    const stripped: MadePreview = { kind: 'stripped', bytes: Uint8Array.of(1, 2, 3) }
    const path: MadePreview = { kind: 'path', bytes: Uint8Array.of(200) }
    const scans = [500, KB + 1]
    const photo = await files.createPhoto(7n, {
      previews: [stripped, path, image('s', small), { ...image('m', large), scans } as MadePreview],
      videos: [video],
      markup: { kind: 'emoji markup', emoji: 4n, backgroundColors: [1, 2] },
    })
    assert.deepEqual(await files.photo(photo.id), photo)
    const [, , cached, stored] = photo.previews
    assert.deepEqual(photo.previews.slice(0, 2), [stripped, path])
    const shown = { width: 320, height: 200, fileType: 'storage.fileJpeg' }
    assert.deepEqual(cached, { kind: 'cached', type: 's', ...shown, bytes: small })
    assert.ok(stored?.kind === 'image')
    assert.deepEqual(stored, { kind: 'image', type: 'm', ...shown, blob: stored.blob, size: KB + 1, scans })
    assert.deepEqual(await storage.blobs.readRange(stored.blob, 0, 2 * KB), large)
    const [moving, markup] = photo.videoPreviews
    assert.ok(moving?.kind === 'video')
    const { bytes, ...told } = video
    assert.deepEqual(moving, {
      kind: 'video',
      ...told,
      fileType: 'storage.fileMp4',
      blob: moving.blob,
      size: bytes.length,
    })
    assert.deepEqual(await storage.blobs.readRange(moving.blob, 0, bytes.length), bytes)
    assert.deepEqual(markup, { kind: 'emoji markup', emoji: 4n, backgroundColors: [1, 2] })
  })

  test('their type is what their bytes say', async () => {
    const { files } = await openFiles()
    const riff = new Uint8Array(2 * KB)
    riff.set(new TextEncoder().encode('RIFF....WEBP'))
    const { previews } = await files.createPhoto(7n, { previews: [image('m', riff)], videos: [] })
    assert.equal(previews[0]?.kind === 'image' && previews[0].fileType, 'storage.fileWebp')
  })

  test('when they cannot all be kept none are', async () => {
    for (const failAt of [2, 4, 6, 8, 10]) {
      const failing = new FailingFiles(new MemoryFiles(), 'full', failAt, 'before')
      const { files, database } = await openFiles({ files: failing })
      const previews = [image('m', jpeg(2000)), image('x', jpeg(3000)), image('y', jpeg(4000))]
      const made = await files.createPhoto(7n, { previews, videos: [video] }).catch((error) => error)
      const { n } = database.prepare('SELECT count(*) AS n FROM file_blob').get() ?? {}
      if (made instanceof Error) {
        assert.ok(refused('STORAGE_CHECK_FAILED')(made), String(made))
        assert.equal(n, 0, `the disk is full at operation ${failAt}`)
      } else assert.equal(n, 4)
    }
  })
})
