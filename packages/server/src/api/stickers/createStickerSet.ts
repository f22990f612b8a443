import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request } from '@longshore/protocol/schema/api'
import { mostStickers } from '../../stickers/limits.ts'
import { isOfBot } from '../../stickers/short-name.ts'
import type { NewSticker } from '../../stickers/sticker-sets.ts'
import type { StickerFormat, StickerSetKind } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { newSticker, uploadedSticker } from './new-sticker.ts'
import { shapeWholeSet } from './shape-sets.ts'

/** Makes a set of documents that were uploaded before (messages.uploadMedia): people for themselves, bots for people. */
export const createStickerSet: Handler<'stickers.createStickerSet'> = async (request, context) => {
  const kind = kindOf(request)
  const wanted = wantedFormat(request)
  const { creator, bot } = await whoseSet(request, context)
  if (request.stickers.length === 0) throw new RpcError('STICKERS_EMPTY')
  if (request.stickers.length > mostStickers[kind]) throw new RpcError('STICKERS_TOO_MUCH')
  const stickers: NewSticker[] = []
  for (const item of request.stickers) stickers.push(await newSticker(item, kind, wanted, context))
  const set = await context.stickers.create({
    creator,
    bot,
    kind,
    title: request.title,
    shortName: request.short_name,
    textColor: kind === 'emojis' && request.text_color === true,
    wanted,
    thumb: request.thumb && { source: await uploadedSticker(request.thumb, undefined, context) },
    stickers,
  })
  return shapeWholeSet(context, context.userId, set)
}

type CreateRequest = Request<'stickers.createStickerSet'>

/** @throws RpcError PACK_TYPE_INVALID */
function kindOf({ masks, emojis }: CreateRequest): StickerSetKind {
  if (masks && emojis) throw new RpcError('PACK_TYPE_INVALID')
  if (masks) return 'masks'
  return emojis ? 'emojis' : 'stickers'
}

/** Clients of layers to 176 say it; later ones mix. @throws RpcError PACK_TYPE_INVALID */
function wantedFormat({ animated, videos }: CreateRequest): StickerFormat | undefined {
  if (animated && videos) throw new RpcError('PACK_TYPE_INVALID')
  if (animated) return 'tgs'
  return videos ? 'webm' : undefined
}

/** @throws RpcError USER_ID_INVALID; PACK_SHORT_NAME_INVALID for a bot's set that does not end in `_by_<its name>` */
async function whoseSet(
  request: CreateRequest,
  context: Context,
): Promise<{ creator: bigint; bot: bigint | undefined }> {
  const owner = await userNamed(request.user_id, context)
  if (!owner || owner.tokenHash) throw new RpcError('USER_ID_INVALID')
  const { id, tokenHash, username } = await context.me()
  if (!tokenHash) {
    if (owner.id !== id) throw new RpcError('USER_ID_INVALID')
    return { creator: id, bot: undefined }
  }
  if (username === undefined || !isOfBot(request.short_name, username))
    throw new RpcError('PACK_SHORT_NAME_INVALID')
  return { creator: owner.id, bot: id }
}
