import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { isShortName } from '../../stickers/short-name.ts'
import type { Handler } from '../handler.ts'

/** Whether a set may be called so. @throws RpcError SHORT_NAME_INVALID, SHORT_NAME_OCCUPIED */
export const checkShortName: Handler<'stickers.checkShortName'> = async ({ short_name }, { stickers }) => {
  if (!isShortName(short_name)) throw new RpcError('SHORT_NAME_INVALID')
  if (await stickers.store.sets.byShortName(short_name)) throw new RpcError('SHORT_NAME_OCCUPIED')
  return true
}
