import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { boxFor } from '../../messages/place.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/**
 * Who read a message of a group, and when: nobody is told, so that the list is empty. Clients that ask for a threshold
 * (chat_read_mark_size_threshold) learn that groups of no size have such lists.
 */
export const getMessageReadParticipants: Handler<'messages.getMessageReadParticipants'> = async (
  request,
  context,
) => {
  const peer = await dialogPeer(request.peer, context)
  const [message] = await context.messages.store.messages(boxFor(context.userId, peer), [request.msg_id])
  if (message?.peer !== peer.id) throw new RpcError('MESSAGE_ID_INVALID')
  return []
}
