import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { namedDataCenter } from './at-home.ts'
import { authorization } from './authorization.ts'

/**
 * Logs in with what another data center exported for the one that this key was made for: once, and as long as the key it
 * was exported with is logged in.
 */
export const importAuthorization: Handler<'auth.importAuthorization'> = async (request, context) => {
  const { transfer, caller, keys, accounts } = context
  const exporter = transfer.check(request.id, namedDataCenter(context), request.bytes)
  const user = await accounts.user(request.id)
  if (!user) throw new RpcError('USER_ID_INVALID')
  if ((await keys.get(exporter))?.userId !== user.id) throw new RpcError('AUTH_BYTES_INVALID')
  await transfer.use(request.bytes, caller.authKeyId)
  return authorization(context, user)
}
