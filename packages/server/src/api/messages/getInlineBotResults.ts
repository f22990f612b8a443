import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'

/** No bot answers inside of other dialogs. @throws RpcError BOT_INVALID, BOT_INLINE_DISABLED */
export const getInlineBotResults: Handler<'messages.getInlineBotResults'> = async ({ bot }, context) => {
  const user = await userNamed(bot, context)
  throw new RpcError(user?.tokenHash ? 'BOT_INLINE_DISABLED' : 'BOT_INVALID')
}
