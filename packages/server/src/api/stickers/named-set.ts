import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { StickerSetRecord } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { documentNamed } from './document-named.ts'

/**
 * The set a client names. Sets that come with Telegram's apps (animated emoji, dice, statuses) there are none of: clients
 * ask for them by themselves and go on without.
 *
 * @throws RpcError STICKERSET_INVALID, EMOTICON_STICKERPACK_MISSING
 */
export async function setNamed(input: Type<'InputStickerSet'>, context: Context): Promise<StickerSetRecord> {
  const set = await find(input, context)
  if (!set) throw new RpcError('STICKERSET_INVALID')
  return set
}

/** The same, if the caller may change it: its creator, and the bot that made it. @throws RpcError STICKERSET_INVALID */
export async function ownSet(input: Type<'InputStickerSet'>, context: Context): Promise<StickerSetRecord> {
  const set = await setNamed(input, context)
  if (!mayChange(set, context.userId)) throw new RpcError('STICKERSET_INVALID')
  return set
}

/** A sticker of a set that the caller may change. @throws RpcError STICKER_INVALID, FILE_REFERENCE_* */
export async function ownSticker(
  input: Type<'InputDocument'>,
  context: Context,
): Promise<{ set: StickerSetRecord; document: bigint }> {
  const { id } = await documentNamed(input, 'STICKER_INVALID', context)
  const of = (await context.stickers.store.sets.setsOf([id])).get(id)
  const set = of === undefined ? undefined : await context.stickers.store.sets.set(of)
  if (!set || !mayChange(set, context.userId)) throw new RpcError('STICKER_INVALID')
  return { set, document: id }
}

function mayChange({ creator, bot }: StickerSetRecord, user: bigint): boolean {
  return creator === user || bot === user
}

async function find(
  input: Type<'InputStickerSet'>,
  { stickers, userId }: Context,
): Promise<StickerSetRecord | undefined> {
  switch (input._) {
    case 'inputStickerSetID':
      return stickers.wasNamed(userId, input.id, input.access_hash)
        ? stickers.store.sets.set(input.id)
        : undefined
    case 'inputStickerSetShortName':
      return stickers.store.sets.byShortName(input.short_name)
    case 'inputStickerSetDice':
      throw new RpcError('EMOTICON_STICKERPACK_MISSING')
    default:
      return undefined
  }
}
