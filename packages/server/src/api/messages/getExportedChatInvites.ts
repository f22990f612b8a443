import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canExportInvite } from '../../chats/rights.ts'
import { exportedInvite } from '../chats/exported-invite.ts'
import { requireRight } from '../chats/require.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/** The link of a chat: its admins share one, and revoked ones are forgotten. */
export const getExportedChatInvites: Handler<'messages.getExportedChatInvites'> = async (
  request,
  context,
) => {
  const named = await dialogPeer(request.peer, context)
  if (named.kind === 'user') throw new RpcError('PEER_ID_INVALID')
  requireRight(named, canExportInvite)
  const isFirstPage = request.offset_link === undefined && request.limit > 0
  const invite = isFirstPage && !request.revoked ? await exportedInvite(named, context) : undefined
  return {
    _: 'messages.exportedChatInvites',
    count: request.revoked ? 0 : 1,
    invites: invite ? [invite] : [],
    users: await shapeUsers(context, context.userId, [named.chat.creator]),
  }
}
