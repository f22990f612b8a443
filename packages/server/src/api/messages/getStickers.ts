import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { listHash } from '../../stickers/list-hash.ts'
import type { Handler } from '../handler.ts'
import { isKnown } from '../stickers/installed-sets.ts'
import { shapeSticker } from '../stickers/shape-sets.ts'

/** Stickers of one answer. */
const most = 100

/** Stickers of the caller's sets that stand for an emoji. @throws RpcError EMOTICON_EMPTY */
export const getStickers: Handler<'messages.getStickers'> = async ({ emoticon, hash: known }, context) => {
  if (emoticon === '') throw new RpcError('EMOTICON_EMPTY')
  const { sets, installs } = context.stickers.store
  const found = await installs.stickersFor(context.userId, 'stickers', emoticon, most)
  const hash = listHash(found)
  if (isKnown(known, hash)) return { _: 'messages.stickersNotModified' }
  const setOf = await sets.setsOf(found)
  const stickers = await Promise.all(
    [...setOf].map(([document, set]) => shapeSticker(context, context.userId, set, document)),
  )
  return { _: 'messages.stickers', hash, stickers }
}
