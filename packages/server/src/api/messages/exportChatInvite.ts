import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canExportInvite } from '../../chats/rights.ts'
import { requireRight } from '../chats/require.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeInvite } from '../shapes/invite.ts'

/** A new link into a chat; with `legacy_revoke_permanent` the older ones lead nowhere any more. */
export const exportChatInvite: Handler<'messages.exportChatInvite'> = async (request, context) => {
  const named = await dialogPeer(request.peer, context)
  if (named.kind === 'user') throw new RpcError('PEER_ID_INVALID')
  requireRight(named, canExportInvite)
  // Links here are for everybody and for ever.
  if (request.usage_limit) throw new RpcError('USAGE_LIMIT_INVALID')
  if (request.expire_date || request.request_needed || request.subscription_pricing)
    throw new RpcError('EXPIRE_DATE_INVALID')
  if (request.legacy_revoke_permanent) await context.chats.store.removeInvites(named.id)
  return shapeInvite(named.chat, await context.chats.newInvite(named.id))
}
