import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkUsername } from '../../accounts/names.ts'
import type { Handler } from '../handler.ts'
import { resolvedPeer } from './resolved-peer.ts'

export const resolveUsername: Handler<'contacts.resolveUsername'> = async (request, context) => {
  checkUsername(request.username)
  const user = await context.accounts.byUsername(request.username)
  if (!user) throw new RpcError('USERNAME_NOT_OCCUPIED')
  return resolvedPeer(context, user)
}
