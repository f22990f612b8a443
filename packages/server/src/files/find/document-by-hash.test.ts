import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { makeDocument, openFiles } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { FileOrigin } from '../locate/origin.ts'
import type { Seeker } from './document-by-hash.ts'

const bytes = pattern(1, 700_000)
const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
const wanted = { sha256, size: bytes.length, mimeType: 'image/gif' }
const origin: FileOrigin = { kind: 'message', owner: 8n, messageId: 3 }

async function openWithDocuments(...documents: (readonly [content: Uint8Array, mimeType: string])[]) {
  const opened = await openFiles()
  const made: DocumentRecord[] = []
  for (const [content, mimeType] of documents) {
    made.push(await makeDocument(opened.files, uploader, content, { mimeType }))
    opened.time.advance(1000)
  }
  const read: bigint[] = []
  const { readRange } = opened.storage.blobs
  opened.storage.blobs.readRange = (blob, ...range) => {
    read.push(blob)
    return readRange.call(opened.storage.blobs, blob, ...range)
  }
  return { ...opened, made, read }
}

const uploader = 7n
const seesAll: Seeker = { viewers: [uploader], sees: async () => origin }

test('a document of these bytes, size and type', async () => {
  const { files, made } = await openWithDocuments(
    [pattern(2, bytes.length), 'image/gif'],
    [bytes, 'image/gif'],
    [bytes, 'image/png'],
    [bytes.subarray(1), 'image/gif'],
  )
  assert.deepEqual(await files.documentByHash(wanted, seesAll), { document: made[1], origin })
})

for (const [name, change] of [
  ['another hash', { sha256: new Uint8Array(32) }],
  ['another size', { size: bytes.length + 1 }],
  ['another type', { mimeType: 'image/png' }],
] as const) {
  test(`${name}: none`, async () => {
    const { files } = await openWithDocuments([bytes, 'image/gif'])
    assert.equal(await files.documentByHash({ ...wanted, ...change }, seesAll), undefined)
  })
}

suite('what the user may not see', () => {
  test('is not found, and nobody looks at its bytes', async () => {
    const { files, storage, made, read } = await openWithDocuments([bytes, 'image/gif'])
    for (const stranger of [
      { viewers: [8n], sees: async () => origin },
      { viewers: [uploader], sees: async () => undefined },
    ])
      assert.equal(await files.documentByHash(wanted, stranger), undefined)
    assert.deepEqual(read, [])
    assert.equal(await storage.catalog.sha256(made[0]?.blob ?? 0n), undefined)
  })

  test('does not hide what it may see', async () => {
    const { files, made } = await openWithDocuments([bytes, 'image/gif'], [bytes, 'image/gif'])
    const seesTheOlder = async ({ id }: DocumentRecord) => (id === made[0]?.id ? origin : undefined)
    const seeker = { ...seesAll, sees: seesTheOlder }
    assert.equal((await files.documentByHash(wanted, seeker))?.document.id, made[0]?.id)
  })
})

suite('the hash', () => {
  test('is worked out once', async () => {
    const { files, read } = await openWithDocuments([bytes, 'image/gif'])
    await files.documentByHash(wanted, seesAll)
    const before = read.length
    assert.ok(before > 0)
    assert.ok(await files.documentByHash(wanted, seesAll))
    assert.equal(read.length, before)
  })

  test('one file after the other, and one for all who ask', async () => {
    const { files, read } = await openWithDocuments(
      [pattern(3, bytes.length), 'image/gif'],
      [bytes, 'image/gif'],
    )
    const asked = Array.from({ length: 5 }, () => files.documentByHash(wanted, seesAll))
    for (const found of await Promise.all(asked)) assert.ok(found)
    const blobs = read.filter((blob, index) => blob !== read[index - 1])
    assert.equal(blobs.length, new Set(blobs).size)
  })

  test('a file that cannot be read does not stop those after it', async () => {
    const { files, storage, made } = await openWithDocuments([bytes, 'image/gif'])
    const { readRange } = storage.blobs
    storage.blobs.readRange = async () => {
      throw new Error('the disk says no')
    }
    await assert.rejects(files.documentByHash(wanted, seesAll), /the disk says no/)
    storage.blobs.readRange = readRange
    assert.equal((await files.documentByHash(wanted, seesAll))?.document.id, made[0]?.id)
  })
})
