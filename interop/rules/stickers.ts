import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Constructor } from '@longshore/protocol/schema/api'
import sharp from 'sharp'
import type { Caller } from '../callers/caller.ts'
import {
  asDocument,
  documentLocation,
  documentOf,
  download,
  getFile,
  type Rule,
  refusal,
  self,
  upload,
} from './files.ts'

/** Sticker sets, their stickers and their previews. */
export const stickers: readonly Rule[] = [
  refusal('STICKERSET_INVALID: a sticker set nobody has', (caller) => {
    const stickerset = { _: 'inputStickerSetShortName', short_name: 'nobody_has_this' } as const
    return caller.call({ _: 'messages.getStickerSet', stickerset, hash: 0 })
  }),
  refusal('STICKER_PNG_DIMENSIONS: neither side is 512', async (caller) => {
    const small = sharp({ create: { width: 500, height: 500, channels: 4, background: 'teal' } })
    const document = await stickerDocument(caller, await small.webp().toBuffer())
    return createSet(caller, `small_${randomBytes(8).toString('hex')}`, document)
  }),
  refusal('PACK_SHORT_NAME_OCCUPIED: a name is given once', async (caller) => {
    const { set, documents } = await newStickerSet(caller)
    const [sticker] = documents
    assert(sticker?._ === 'document')
    const { id, access_hash, file_reference } = sticker
    return createSet(caller, set.short_name, { _: 'inputDocument', id, access_hash, file_reference })
  }),
  {
    says: 'inputStickerSetThumb: the preview of a sticker set, and its stickers as documents with an outline',
    async run(caller) {
      const { set, documents } = await newStickerSet(caller)
      const stickerset = { _: 'inputStickerSetID', id: set.id, access_hash: set.access_hash } as const
      const thumb_version = set.thumb_version ?? 0
      assert.ok((await download(caller, { _: 'inputStickerSetThumb', stickerset, thumb_version })).length > 0)
      await assert.rejects(
        getFile(caller, { _: 'inputStickerSetThumb', stickerset, thumb_version: thumb_version + 1 }),
        { message: 'LOCATION_INVALID' },
      )
      const [sticker] = documents
      assert(sticker?._ === 'document')
      assert.ok(sticker.thumbs?.some((thumb) => thumb._ === 'photoPathSize' && thumb.type === 'j'))
      await download(caller, documentLocation(sticker))
    },
  },
]

async function newStickerSet(caller: Caller): Promise<Constructor<'messages.stickerSet'>> {
  const shape = `<svg viewBox="0 0 512 512"><circle cx="256" cy="256" r="200" fill="teal"/></svg>`
  const art = sharp(Buffer.from(shape)).resize(512, 512)
  const sticker = await stickerDocument(caller, await art.clone().webp().toBuffer())
  const thumb = await stickerDocument(caller, await art.clone().resize(100, 100).webp().toBuffer())
  return createSet(caller, `circles_${randomBytes(8).toString('hex')}`, sticker, thumb)
}

async function createSet(
  caller: Caller,
  short_name: string,
  document: Constructor<'inputDocument'>,
  thumb?: Constructor<'inputDocument'>,
): Promise<Constructor<'messages.stickerSet'>> {
  const made = await caller.call({
    _: 'stickers.createStickerSet',
    user_id: { _: 'inputUserSelf' },
    title: 'Circles',
    short_name,
    thumb,
    stickers: [{ _: 'inputStickerSetItem', document, emoji: '⚓' }],
  })
  assert(made._ === 'messages.stickerSet')
  return made
}

async function stickerDocument(caller: Caller, bytes: Uint8Array): Promise<Constructor<'inputDocument'>> {
  const media = asDocument(await upload(caller, bytes, 'a.webp'), {
    mime_type: 'image/webp',
    attributes: [
      { _: 'documentAttributeSticker', alt: '⚓', stickerset: { _: 'inputStickerSetEmpty' } },
      { _: 'documentAttributeFilename', file_name: 'a.webp' },
    ],
  })
  const kept = documentOf(await caller.call({ _: 'messages.uploadMedia', peer: self, media }))
  const { id, access_hash, file_reference } = kept
  return { _: 'inputDocument', id, access_hash, file_reference }
}
