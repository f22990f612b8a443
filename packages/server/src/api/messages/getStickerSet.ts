import { stickerSetHash } from '../../stickers/list-hash.ts'
import type { Handler } from '../handler.ts'
import { setNamed } from '../stickers/named-set.ts'
import { shapeWholeSet } from '../stickers/shape-sets.ts'

/** A set with all its stickers, unless the caller has it as it is. @throws RpcError STICKERSET_INVALID, EMOTICON_STICKERPACK_MISSING */
export const getStickerSet: Handler<'messages.getStickerSet'> = async ({ stickerset, hash }, context) => {
  const set = await setNamed(stickerset, context)
  if (hash === stickerSetHash(set)) return { _: 'messages.stickerSetNotModified' }
  return shapeWholeSet(context, context.userId, set)
}
