import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'

/** There are no sticker sets; clients ask for some by themselves and go on without. */
export const getStickerSet: Handler<'messages.getStickerSet'> = async () => {
  throw new RpcError('STICKERSET_INVALID')
}
