import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'

/** Nobody has a password yet, so none is right. */
export const checkPassword: Handler<'auth.checkPassword'> = async (_request, { attempts, caller }) => {
  await attempts.count('password', { address: caller.remoteAddress })
  throw new RpcError('PASSWORD_HASH_INVALID')
}
