import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { NodeClient } from '@longshore/client/node'
import type { Type } from '@longshore/protocol/schema/api'
import type { Person, Work } from '../fact.ts'
import {
  bytesAt,
  documentIn,
  idOf,
  inputOf,
  messageNow,
  newId,
  oneOf,
  self,
  sha256,
  uploadDocument,
} from './common.ts'
import { teal } from './drawings.ts'

/** Files that lie in rows, and in one part, and in many. */
const documents: Work = async ({ ada, signal, told }) => {
  const bytes = randomBytes(oneOf([5_000, 100_000, 1_500_000]))
  const message = await ada.client.sendDocument('me', bytes, { name: 'cargo.bin', signal })
  told('document', async ({ ada }) => {
    const found = await messageNow(ada, message.id)
    assert.ok(found, `document ${message.id} is gone`)
    assert.deepEqual(sha256((await ada.client.downloadBytes(found)).bytes), sha256(bytes))
  })
  const document = documentIn(message.media)
  told('document found by its hash', async ({ ada }) => {
    const asked = { sha256: sha256(bytes), size: BigInt(bytes.length), mime_type: document.mime_type }
    assert.equal((await ada.call('messages.getDocumentByHash', asked))._, 'document')
  })
  told('file reference', async ({ ada }) => {
    const location = { ...inputOf(document), _: 'inputDocumentFileLocation', thumb_size: '' } as const
    assert.deepEqual(await bytesAt(ada, location), new Uint8Array(bytes.subarray(0, 1024 * 1024)))
  })
}

const photos: Work = async ({ ada, signal, told }) => {
  const sent = await ada.client.sendPhoto('me', await teal(), { name: 'p.jpg', signal })
  told('photo', async ({ ada }) => {
    const media = (await messageNow(ada, sent.id))?.media
    assert.ok(media?._ === 'messageMediaPhoto' && media.photo?._ === 'photo', 'the photo is gone')
    await checkSizes(ada, media.photo)
  })
}

/** Every size of a photo is what the server says. */
export async function checkSizes(person: Person, photo: Type<'Photo'>): Promise<void> {
  assert.ok(photo._ === 'photo')
  const { id, access_hash, file_reference } = photo
  const kept = photo.sizes.filter((size) => size._ === 'photoSize')
  assert.ok(kept.length > 0, 'a photo without sizes')
  for (const { type, size } of kept) {
    const location = {
      _: 'inputPhotoFileLocation',
      id,
      access_hash,
      file_reference,
      thumb_size: type,
    } as const
    assert.equal((await bytesAt(person, location)).length, size)
  }
}

/** What was uploaded to be sent, and was not yet. */
const uploadedMedia: Work = async ({ ada, signal, told }) => {
  const bytes = randomBytes(20_000)
  const document = await uploadDocument(ada, bytes, 'a/b', [], signal)
  const send = async ({ ada }: { readonly ada: Person }) => {
    const media = { _: 'inputMediaDocument', id: inputOf(document) } as const
    const request = { peer: self, media, message: '', random_id: newId() }
    const found = await messageNow(ada, idOf(await ada.call('messages.sendMedia', request)))
    assert.ok(found)
    assert.deepEqual(sha256((await ada.client.downloadBytes(found)).bytes), sha256(bytes))
  }
  told('media without a message', send, { once: true })
}

const PART = 64 * 1024
const PARTS = 12

/** Parts that are not yet a file: those that were not acknowledged are sent afterwards, and no others. */
const parts: Work = async ({ ada, signal, told }) => {
  const bytes = randomBytes(PART * PARTS)
  const file_id = newId()
  const acknowledged = new Set<number>()
  const save = async (client: NodeClient, index: number, signal?: AbortSignal) => {
    const part = bytes.subarray(index * PART, (index + 1) * PART)
    const request = { file_id, file_part: index, file_total_parts: PARTS, bytes: part }
    assert.ok(await client.call('upload.saveBigFilePart', request, { signal }))
    acknowledged.add(index)
  }
  const check = async ({ ada }: { readonly ada: Person }) => {
    for (let index = 0; index < PARTS; index++) if (!acknowledged.has(index)) await save(ada.client, index)
    await checkUploaded(ada, { _: 'inputFileBig', id: file_id, parts: PARTS, name: 'parts.bin' }, bytes)
  }
  let isTold = false
  const saveAndTell = async (index: number) => {
    await save(ada.client, index, signal)
    // One fact for all parts: what is acknowledged later is looked at as well.
    if (!isTold) told('parts', check, { once: true })
    isTold = true
  }
  const order = Array.from({ length: PARTS }, (_, index) => (index * 5) % PARTS)
  for (let first = 0; first < PARTS; first += 3)
    await Promise.all(order.slice(first, first + 3).map(saveAndTell))
}

/** The same of a small file, whose parts say nothing of each other. */
const smallParts: Work = async ({ ada, told }) => {
  const bytes = randomBytes(3 * 1024)
  const id = newId()
  const save = ({ call }: Person, file_part: number) =>
    call('upload.saveFilePart', {
      file_id: id,
      file_part,
      bytes: bytes.subarray(file_part * 1024, (file_part + 1) * 1024),
    })
  await save(ada, 0)
  await save(ada, 2)
  const md5_checksum = createHash('md5').update(bytes).digest('hex')
  const check = async ({ ada }: { readonly ada: Person }) => {
    await save(ada, 1)
    await checkUploaded(ada, { _: 'inputFile', id, parts: 3, name: 'small.bin', md5_checksum }, bytes)
  }
  told('small parts', check, { once: true })
}

async function checkUploaded(ada: Person, file: Type<'InputFile'>, bytes: Uint8Array): Promise<void> {
  const media = { _: 'inputMediaUploadedDocument' as const, file, mime_type: 'a/b', attributes: [] }
  const request = { peer: self, media, message: '', random_id: newId() }
  const found = await messageNow(ada, idOf(await ada.call('messages.sendMedia', request)))
  assert.ok(found)
  assert.deepEqual(sha256((await ada.client.downloadBytes(found)).bytes), sha256(bytes))
}

export const fileWorks: readonly Work[] = [documents, photos, uploadedMedia, parts, smallParts]
