import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { namedDataCenter } from './at-home.ts'
import { authorization } from './authorization.ts'

/** Logs in with what another data center exported for the one that this key was made for. */
export const importAuthorization: Handler<'auth.importAuthorization'> = async (request, context) => {
  context.transfer.check(request.id, namedDataCenter(context), request.bytes)
  const user = await context.accounts.user(request.id)
  if (!user) throw new RpcError('USER_ID_INVALID')
  return authorization(context, user)
}
