import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../../handler.ts'
import { dialogPeer } from '../../peers.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { shapeDialogPeer } from './pinning.ts'

/** Marks a dialog as unread, whatever is read of it, or takes the mark away. @throws RpcError PEER_ID_INVALID */
export const markDialogUnread: Handler<'messages.markDialogUnread'> = async (request, context) => {
  const { unread = false, peer: input, parent_peer } = request
  // Dialogs inside of a channel are of a kind that there is not here.
  if (input._ !== 'inputDialogPeer' || parent_peer) throw new RpcError('PEER_ID_INVALID')
  const peer = await dialogPeer(input.peer, context)
  if (peer.kind === 'channel' && !peer.member) throw new RpcError('PEER_ID_INVALID')
  if (await context.messages.store.arrangement.mark(context.userId, peer.id, unread))
    await tellOthers(context, { _: 'updateDialogUnreadMark', unread, peer: shapeDialogPeer(peer.id) })
  return true
}

export const getDialogUnreadMarks: Handler<'messages.getDialogUnreadMarks'> = async (
  { parent_peer },
  context,
) =>
  parent_peer ? [] : (await context.messages.store.arrangement.marked(context.userId)).map(shapeDialogPeer)
