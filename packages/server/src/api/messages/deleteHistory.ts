import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canDeleteMessages } from '../../chats/rights.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { type DialogPeer, dialogPeer } from '../peers.ts'
import { affectedMessages } from './affected.ts'

/**
 * Deletes a dialog's messages step by step: as long as `offset` is not 0 the client asks again.
 *
 * @throws RpcError PEER_ID_INVALID for a channel, which has a method of its own
 */
export const deleteHistory: Handler<'messages.deleteHistory'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  if (peer.kind === 'channel') throw new RpcError('PEER_ID_INVALID')
  const { changes, left } = await context.messages.removeHistory(context.userId, peer.id, {
    maxId: Math.max(0, request.max_id),
    minDate: request.min_date ?? 0,
    maxDate: request.max_date ?? 0,
    forEveryone: request.revoke ? revocableIn(peer, context) : () => false,
  })
  await announce(context, changes)
  const { pts, pts_count } = await affectedMessages(context, changes)
  return { _: 'messages.affectedHistory', pts, pts_count, offset: left }
}

function revocableIn(
  peer: DialogPeer,
  { userId }: Context,
): Parameters<Context['messages']['removeHistory']>[2]['forEveryone'] {
  if (peer.kind === 'user' || canDeleteMessages(peer.chat, peer.member)) return () => true
  return ({ sender }) => sender === userId
}
