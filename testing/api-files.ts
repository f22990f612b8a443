import assert from 'node:assert/strict'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { self } from './api-messages.ts'
import { type ApiClient, ApiNetwork } from './api-network.ts'

export const KiB = 1024
export const bytes = Uint8Array.from({ length: 5 * KiB }, (_, i) => i % 251)

let unique = 1n

/** A number no message of this test had before. */
export function randomId(): bigint {
  return unique++
}

/** Saves the parts of a file, and answers it as an InputFile. */
export async function uploaded(
  client: ApiClient,
  content: Uint8Array = bytes,
): Promise<Constructor<'inputFile'>> {
  const file_id = randomId()
  const size = 4 * KiB
  const parts = Math.ceil(content.length / size)
  for (let file_part = 0; file_part < parts; file_part++) {
    const part = content.subarray(file_part * size, (file_part + 1) * size)
    await client.call({ _: 'upload.saveFilePart', file_id, file_part, bytes: part })
  }
  return { _: 'inputFile', id: file_id, parts, name: 'a.bin', md5_checksum: '' }
}

export function named(file_name: string): Constructor<'documentAttributeFilename'> {
  return { _: 'documentAttributeFilename', file_name }
}

export function documentOf(
  file: Type<'InputFile'>,
  attributes: Type<'DocumentAttribute'>[] = [named('a.bin')],
): Constructor<'inputMediaUploadedDocument'> {
  return { _: 'inputMediaUploadedDocument', file, mime_type: 'application/x-test', attributes }
}

export function send(
  client: ApiClient,
  media: Type<'InputMedia'>,
  more: Partial<Request<'messages.sendMedia'>> = {},
): Promise<Type<'Updates'>> {
  return client.call({
    _: 'messages.sendMedia',
    peer: self,
    media,
    message: '',
    random_id: randomId(),
    ...more,
  })
}

export function messagesIn(updates: unknown): Constructor<'message'>[] {
  const { updates: all } = updates as Constructor<'updates'>
  return all.flatMap((update) => {
    if (update._ !== 'updateNewMessage' && update._ !== 'updateEditMessage') return []
    assert(update.message._ === 'message')
    return update.message
  })
}

export function documentIn(message: Constructor<'message'> | undefined): Constructor<'document'> {
  assert(message?.media?._ === 'messageMediaDocument')
  assert(message.media.document?._ === 'document')
  return message.media.document
}

export function existing({
  id,
  access_hash,
  file_reference,
}: Constructor<'document'>): Constructor<'inputMediaDocument'> {
  return { _: 'inputMediaDocument', id: { _: 'inputDocument', id, access_hash, file_reference } }
}

export async function download(
  client: ApiClient,
  document: Constructor<'document'>,
  offset = 0n,
  limit = 1024 * KiB,
) {
  const { id, access_hash, file_reference } = document
  const location = {
    _: 'inputDocumentFileLocation',
    id,
    access_hash,
    file_reference,
    thumb_size: '',
  } as const
  const file = await client.call({ _: 'upload.getFile', location, offset, limit })
  assert(file._ === 'upload.file')
  return file
}

/** Ada sent Bob a file. */
export async function fileForBob(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2, { layer })]
  const toBob = await ada.peerOf(bob)
  const toAda = await bob.peerOf(ada)
  const sent = await send(ada, documentOf(await uploaded(ada)), { peer: toBob, message: 'Look' })
  const [mine] = messagesIn(sent)
  const [theirs] = messagesIn(bob.forgetUpdates()[0])
  return { network, ada, bob, toBob, toAda, mine, theirs, sent }
}
