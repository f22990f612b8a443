import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { endImported } from '../auth/end-imported.ts'
import type { Handler } from '../handler.ts'

/** Ends another session of the user, named by the hash account.getAuthorizations gave. */
export const resetAuthorization: Handler<'account.resetAuthorization'> = async (request, context) => {
  const keys = await context.keys.keysOfUser(context.userId)
  const other = keys.find(({ id }) => id === request.hash && id !== context.caller.authKeyId)
  if (!other) throw new RpcError('HASH_INVALID')
  await endImported(other.id, context)
  await context.caller.destroyKey(other.id)
  return true
}
