import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { requireBot } from '../bots/commands.ts'
import type { Handler } from '../handler.ts'

/** Characters of what a bot says to the press of a button (api/bots/buttons). */
const longestAnswer = 200
const longestUrl = 2048

/** What a bot says to the press of a button, to whoever pressed it. */
export const setBotCallbackAnswer: Handler<'messages.setBotCallbackAnswer'> = async (request, context) => {
  await requireBot(context)
  const { alert, query_id, message, url, cache_time } = request
  if ((message ?? '').length > longestAnswer) throw new RpcError('MESSAGE_TOO_LONG')
  if ((url ?? '').length > longestUrl) throw new RpcError('URL_INVALID')
  const said = { alert: alert ?? false, message, url, cacheTime: Math.max(0, cache_time) }
  const wasWaited = await context.callbacks.answer({ query: query_id, bot: context.userId, said })
  if (!wasWaited) throw new RpcError('QUERY_ID_INVALID')
  return true
}
