import type { Result } from '@longshore/protocol/schema/api'
import { listHash } from '../../stickers/list-hash.ts'
import type { StickerSetKind, StickerSetRecord } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { isKnown } from './installed-sets.ts'
import { shapeCovered, shapeFullCovered } from './shape-sets.ts'

/** The sets of the network itself are those it recommends; what somebody read of them is not kept. */
export async function featured(
  kind: 'stickers' | 'emojis',
  known: bigint,
  context: Context,
): Promise<Result<'messages.getFeaturedStickers'>> {
  const sets = await context.stickers.store.sets.ofNobody(kind)
  const hash = listHash(sets.map(({ id }) => id))
  if (isKnown(known, hash)) return { _: 'messages.featuredStickersNotModified', count: sets.length }
  return {
    _: 'messages.featuredStickers',
    hash,
    count: sets.length,
    sets: await covered(kind, sets, context),
    unread: [],
  }
}

/** The custom emoji of the network itself: "a list of suggested custom emojis that can be used as profile pictures". */
export async function suggestedEmojis(
  known: bigint,
  context: Context,
): Promise<Result<'account.getDefaultProfilePhotoEmojis'>> {
  const { sets } = context.stickers.store
  const stickers = await Promise.all((await sets.ofNobody('emojis')).map(({ id }) => sets.stickers(id)))
  const document_id = stickers.flat().map(({ document }) => document)
  const hash = listHash(document_id)
  return isKnown(known, hash) ? { _: 'emojiListNotModified' } : { _: 'emojiList', hash, document_id }
}

/** Found sets of a kind; the network's own come with the featured ones already, if the client has those. */
export async function foundSets(
  kind: 'stickers' | 'emojis',
  { q, hash: known, exclude_featured }: { q: string; hash: bigint; exclude_featured?: boolean | undefined },
  context: Context,
): Promise<Result<'messages.searchStickerSets'>> {
  const text = q.trim()
  const found = text === '' ? [] : await context.stickers.store.sets.search(text, kind, mostFound)
  const sets = exclude_featured ? found.filter(({ creator }) => creator !== undefined) : found
  const hash = listHash(sets.map(({ id }) => id))
  if (isKnown(known, hash)) return { _: 'messages.foundStickerSetsNotModified' }
  return { _: 'messages.foundStickerSets', hash, sets: await covered(kind, sets, context) }
}

const mostFound = 20

function covered(kind: StickerSetKind, sets: readonly StickerSetRecord[], context: Context) {
  return kind === 'emojis'
    ? shapeFullCovered(context, context.userId, sets)
    : shapeCovered(context, context.userId, sets)
}
