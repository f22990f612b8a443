import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { isTitle, shortNameFor } from '../../stickers/short-name.ts'
import type { Handler } from '../handler.ts'

/** Names that are tried before giving up. */
const mostAttempts = 100

/** A free short name that reads like the title. @throws RpcError TITLE_INVALID */
export const suggestShortName: Handler<'stickers.suggestShortName'> = async ({ title }, { stickers }) => {
  if (!isTitle(title)) throw new RpcError('TITLE_INVALID')
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const short_name = shortNameFor(title, attempt)
    const taken = await stickers.store.sets.byShortName(short_name)
    if (!taken) return { _: 'stickers.suggestedShortName', short_name }
  }
  throw new RpcError('TITLE_INVALID')
}
