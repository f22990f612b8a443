import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { loginToken, success, waiting } from './login-token.ts'

/**
 * A token to be shown as `tg://login?token=…`. The client asks again when it expires, and when updateLoginToken comes:
 * then it is logged in. One that is logged in already is told so, in case it missed the answer.
 */
export const exportLoginToken: Handler<'auth.exportLoginToken'> = async (request, context) => {
  if (request.api_id <= 0) throw new RpcError('API_ID_INVALID')
  const { caller } = context
  if (caller.userId !== undefined) return success(context, caller.userId)
  // The one update that comes to somebody who is not logged in.
  caller.receivesUpdates = true
  return loginToken(context, await context.loginTokens.export(waiting(context), request.except_ids))
}
