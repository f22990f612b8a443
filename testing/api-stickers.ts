import assert from 'node:assert/strict'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { named, uploaded } from './api-files.ts'
import { self } from './api-messages.ts'
import type { ApiClient } from './api-network.ts'

export const me = { _: 'inputUserSelf' } as const

/** The beginning of a WebP, and no picture: no two are the same. */
let unlike = 0
function fakeWebp(): Uint8Array {
  return new TextEncoder().encode(`RIFF....WEBPVP8 ${unlike++}`)
}

/** An uploaded document that wants to be a sticker (messages.uploadMedia). */
export async function stickerFile(
  client: ApiClient,
  mime_type = 'image/webp',
  content = fakeWebp(),
): Promise<Constructor<'document'>> {
  const sticker = {
    _: 'documentAttributeSticker',
    alt: '',
    stickerset: { _: 'inputStickerSetEmpty' },
  } as const
  const file = await uploaded(client, content)
  const attributes = [sticker, named('s.webp')]
  const media = await client.call({
    _: 'messages.uploadMedia',
    peer: self,
    media: { _: 'inputMediaUploadedDocument', file, mime_type, attributes },
  })
  assert(media._ === 'messageMediaDocument' && media.document?._ === 'document')
  return media.document
}

export function inputOf({
  id,
  access_hash,
  file_reference,
}: Constructor<'document'>): Constructor<'inputDocument'> {
  return { _: 'inputDocument', id, access_hash, file_reference }
}

export function item(
  document: Constructor<'document'>,
  emoji = '🐟',
  more: Partial<Constructor<'inputStickerSetItem'>> = {},
): Constructor<'inputStickerSetItem'> {
  return { _: 'inputStickerSetItem', document: inputOf(document), emoji, ...more }
}

export type WholeSet = Constructor<'messages.stickerSet'>

export function whole(set: Type<'messages.StickerSet'>): WholeSet {
  assert(set._ === 'messages.stickerSet')
  return set
}

let names = 0

/** A new set of as many uploaded stickers as there are emoji. */
export async function madeSet(
  client: ApiClient,
  more: Partial<Request<'stickers.createStickerSet'>> = {},
  emojis: readonly string[] = ['🐟'],
): Promise<WholeSet> {
  const stickers =
    more.stickers ?? (await Promise.all(emojis.map(async (emoji) => item(await stickerFile(client), emoji))))
  const request = { user_id: me, title: 'Harbour', short_name: `set_${names++}`, ...more, stickers }
  return whole(await client.call({ _: 'stickers.createStickerSet', ...request }))
}

/** A set as the one it was shown to names it. */
export function inputSet({ set }: { set: Type<'StickerSet'> }): Constructor<'inputStickerSetID'> {
  return { _: 'inputStickerSetID', id: set.id, access_hash: set.access_hash }
}

export function byName(short_name: string): Constructor<'inputStickerSetShortName'> {
  return { _: 'inputStickerSetShortName', short_name }
}

export async function setOf(
  client: ApiClient,
  stickerset: Type<'InputStickerSet'>,
  hash = 0,
): Promise<Type<'messages.StickerSet'>> {
  return client.call({ _: 'messages.getStickerSet', stickerset, hash })
}

export function documentsOf({
  documents,
}: {
  documents: readonly Type<'Document'>[]
}): Constructor<'document'>[] {
  return documents.map((document) => {
    assert(document._ === 'document')
    return document
  })
}

/** The only sticker of a set. */
export function onlyOf(set: WholeSet): Constructor<'document'> {
  const [document, ...others] = documentsOf(set)
  assert(document && others.length === 0)
  return document
}

export function idsOf(set: { documents: readonly Type<'Document'>[] }): bigint[] {
  return set.documents.map(({ id }) => id)
}

/** What the attributes of a document say of it as a sticker. */
export function stickerAttribute(
  document: Constructor<'document'>,
): Constructor<'documentAttributeSticker'> | Constructor<'documentAttributeCustomEmoji'> {
  const attribute = document.attributes.find((attribute) => 'stickerset' in attribute)
  assert(attribute)
  return attribute
}
