import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { type BuiltInSet, builtInSet, builtInSetById, diceSet } from '../../stickers/built-in-sets.ts'
import { stickerSetHash } from '../../stickers/list-hash.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { setNamed } from '../stickers/named-set.ts'
import { shapeWholeSet } from '../stickers/shape-sets.ts'

/** A set with all its stickers, unless the caller has it as it is. @throws RpcError STICKERSET_INVALID, EMOTICON_STICKERPACK_MISSING */
export const getStickerSet: Handler<'messages.getStickerSet'> = async ({ stickerset, hash }, context) => {
  const builtIn = builtInNamed(stickerset, context)
  if (builtIn) return emptySet(builtIn, context)
  const set = await setNamed(stickerset, context)
  if (hash === stickerSetHash(set)) return { _: 'messages.stickerSetNotModified' }
  return shapeWholeSet(context, context.userId, set)
}

/** Clients ask for these by themselves, again and again while they are refused. */
function builtInNamed(input: Type<'InputStickerSet'>, context: Context): BuiltInSet | undefined {
  if (input._ === 'inputStickerSetID') {
    const isOurs = context.stickers.wasNamed(context.userId, input.id, input.access_hash)
    return isOurs ? builtInSetById(input.id) : undefined
  }
  if (input._ !== 'inputStickerSetDice') return builtInSet(input._)
  const dice = diceSet(input.emoticon)
  if (!dice) throw new RpcError('EMOTICON_STICKERPACK_MISSING')
  return dice
}

function emptySet(
  { id, title, shortName, emojis }: BuiltInSet,
  { stickers, userId }: Context,
): Constructor<'messages.stickerSet'> {
  return {
    _: 'messages.stickerSet',
    set: {
      _: 'stickerSet',
      official: true,
      emojis,
      id,
      access_hash: stickers.accessHash(userId, id),
      title,
      short_name: shortName,
      count: 0,
      hash: 0,
    },
    packs: [],
    keywords: [],
    documents: [],
  }
}
