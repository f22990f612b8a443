import type { KnownError } from '@longshore/protocol/errors/known-errors'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { listHash } from '../../stickers/list-hash.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { SavedFile, SavedList } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { decodeAttributes } from '../document-attributes.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { shapeDocument } from '../shapes/document.ts'
import { tellOthers } from '../updates/tell-others.ts'
import { documentNamed } from './document-named.ts'

interface ListRules {
  readonly most: { readonly ordinary: number; readonly premium: number }
  readonly update: Type<'Update'>
  readonly refusal: KnownError
  readonly accepts: (document: DocumentRecord) => boolean
}

/** stickers_recent_limit of help.getConfig. */
const recent: ListRules = {
  most: { ordinary: 200, premium: 200 },
  update: { _: 'updateRecentStickers' },
  refusal: 'STICKER_ID_INVALID',
  accepts: isSticker,
}

/** saved_gifs_limit_* and stickers_faved_limit_* of help.getAppConfig. */
const lists: Readonly<Record<SavedList, ListRules>> = {
  gifs: {
    most: { ordinary: 200, premium: 400 },
    update: { _: 'updateSavedGifs' },
    refusal: 'GIF_ID_INVALID',
    accepts: isGif,
  },
  faved: {
    most: { ordinary: 5, premium: 10 },
    update: { _: 'updateFavedStickers' },
    refusal: 'STICKER_ID_INVALID',
    accepts: isSticker,
  },
  recent,
  'recent attached': recent,
}

/**
 * Puts a document into one of the caller's lists, or takes it out.
 *
 * @throws RpcError GIF_ID_INVALID, STICKER_ID_INVALID for no such document, or one of another kind; FILE_REFERENCE_*
 */
export async function changeList(
  list: SavedList,
  input: Type<'InputDocument'>,
  unsave: boolean,
  context: Context,
): Promise<true> {
  const { stickers, files, userId } = context
  const { update, refusal, accepts } = lists[list]
  const document = await documentNamed(input, refusal, context, unsave ? 'to take out' : 'to show')
  if (unsave) {
    await files.released([document.id])
    await stickers.store.saved.unsave(userId, list, document.id)
  } else {
    if (!accepts(document)) throw new RpcError(refusal)
    await put(list, document.id, context)
  }
  await tellOthers(context, update)
  return true
}

/** Puts a document that the caller has just sent in front of a list, and tells all the caller's clients. */
export async function putFirst(list: SavedList, document: bigint, context: Context): Promise<void> {
  const { stickers, userId, updates, now } = context
  const [first] = await stickers.store.saved.saved(userId, list)
  if (first?.document === document) return
  await put(list, document, context)
  const told: Type<'Updates'> = { _: 'updateShort', update: lists[list].update, date: now() }
  updates.push(userId, (layer) => encodeObject(told, layer))
}

async function put(list: SavedList, document: bigint, context: Context): Promise<void> {
  const { stickers, files, userId } = context
  const { most: limits } = lists[list]
  const most = (await context.me()).premium ? limits.premium : limits.ordinary
  const fallen = (await stickers.store.saved.saved(userId, list)).slice(most - 1)
  await files.released(fallen.map((file) => file.document))
  await stickers.store.saved.save(userId, list, { document, date: context.now() }, most)
}

/** Takes everything out of a list. */
export async function clearList(list: SavedList, context: Context): Promise<true> {
  const { stickers, files, userId } = context
  const saved = await stickers.store.saved.saved(userId, list)
  await files.released(saved.map(({ document }) => document))
  for (const { document } of saved) await stickers.store.saved.unsave(userId, list, document)
  await tellOthers(context, lists[list].update)
  return true
}

export interface ShownList {
  /** Of the ids in their order, as clients work it out. */
  readonly hash: bigint
  readonly documents: Constructor<'document'>[]
  readonly packs: Constructor<'stickerPack'>[]
  readonly dates: number[]
}

/** One of the caller's lists; it shows its documents to the caller alone. */
export async function savedList(list: SavedList, context: Context): Promise<ShownList> {
  const { stickers, userId } = context
  const saved = await stickers.store.saved.saved(userId, list)
  const shown = await Promise.all(saved.map((file) => shapeSaved(file, context)))
  const present = shown.filter((entry) => entry !== undefined)
  const documents = present.map(({ document }) => document)
  return {
    hash: listHash(documents.map(({ id }) => id)),
    documents,
    packs: packsOf(documents),
    dates: present.map(({ date }) => date),
  }
}

async function shapeSaved(
  { document: id, date }: SavedFile,
  context: Context,
): Promise<{ document: Constructor<'document'>; date: number } | undefined> {
  const { userId } = context
  const document = await shapeDocument(context, userId, id, { kind: 'saved', user: userId })
  return document._ === 'document' ? { document, date } : undefined
}

function packsOf(documents: readonly Constructor<'document'>[]): Constructor<'stickerPack'>[] {
  const byEmoji = Map.groupBy(documents, ({ attributes }) => {
    const sticker = attributes.find((attribute) => 'alt' in attribute)
    return sticker?.alt ?? ''
  })
  byEmoji.delete('')
  return Array.from(byEmoji, ([emoticon, group]) => ({
    _: 'stickerPack',
    emoticon,
    documents: group.map(({ id }) => id),
  }))
}

/** An animation without sound: what a GIF was made into, or one that was left as it is. */
function isGif({ attributes, mimeType }: DocumentRecord): boolean {
  return (
    mimeType === 'image/gif' ||
    decodeAttributes(attributes).some((attribute) => attribute._ === 'documentAttributeAnimated')
  )
}

function isSticker({ attributes }: DocumentRecord): boolean {
  return decodeAttributes(attributes).some((attribute) => attribute._ === 'documentAttributeSticker')
}
