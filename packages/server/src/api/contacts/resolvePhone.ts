import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { resolvedPeer } from './resolved-peer.ts'

export const resolvePhone: Handler<'contacts.resolvePhone'> = async (request, context) => {
  await context.attempts.count('phone lookup', {
    address: context.caller.remoteAddress,
    user: context.userId,
  })
  const user = await context.accounts.byPhone(request.phone)
  if (!user) throw new RpcError('PHONE_NOT_OCCUPIED')
  return resolvedPeer(context, user.id)
}
