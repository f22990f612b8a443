import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { authorization } from './authorization.ts'

export const importAuthorization: Handler<'auth.importAuthorization'> = async (request, context) => {
  context.transfer.check(request.id, context.config.dcId, request.bytes)
  const user = await context.accounts.user(request.id)
  if (!user) throw new RpcError('USER_ID_INVALID')
  return authorization(context, user)
}
