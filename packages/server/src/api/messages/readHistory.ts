import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { affectedMessages } from './affected.ts'

const everything = 2 ** 31 - 1

/**
 * Marks a dialog as read up to a message; 0 means all of it.
 *
 * @throws RpcError PEER_ID_INVALID for a channel, which has a method of its own
 */
export const readHistory: Handler<'messages.readHistory'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  if (peer.kind === 'channel') throw new RpcError('PEER_ID_INVALID')
  const upTo = request.max_id > 0 ? request.max_id : everything
  const changes = await context.messages.store.markRead(context.userId, peer.id, upTo)
  await announce(context, changes)
  return affectedMessages(context, changes)
}
