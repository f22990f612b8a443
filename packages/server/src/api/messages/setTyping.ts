import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { bareId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import type { DialogPeer } from '../peers.ts'
import { shapePeer } from '../shapes/peers.ts'
import { recipientOf } from './recipient.ts'

/** Bytes of what a dialog shows for a moment. */
const mostShown = 4096

/**
 * Shown to whoever is there now, and kept nowhere.
 *
 * @throws RpcError INPUT_REQUEST_TOO_LONG for an action that is a message of its own
 */
export const setTyping: Handler<'messages.setTyping'> = async (request, context) => {
  const peer = await recipientOf({ peer: request.peer }, context)
  const typing: Constructor<'updateShort'> = {
    _: 'updateShort',
    update: typingIn(peer, request.action, context),
    date: context.now(),
  }
  if (encodeObject(typing, NEWEST_LAYER).length > mostShown) throw new RpcError('INPUT_REQUEST_TOO_LONG')
  for (const user of await viewersOf(peer, context))
    if (user !== context.userId) context.updates.push(user, (layer) => encodeObject(typing, layer))
  return true
}

function typingIn(
  { kind, id }: DialogPeer,
  action: Type<'SendMessageAction'>,
  { userId }: Context,
): Type<'Update'> {
  const from_id = shapePeer(userId)
  switch (kind) {
    case 'user':
      return { _: 'updateUserTyping', user_id: userId, action }
    case 'group':
      return { _: 'updateChatUserTyping', chat_id: bareId(id), from_id, action }
    case 'channel':
      return { _: 'updateChannelUserTyping', channel_id: bareId(id), from_id, action }
  }
}

/** Who posts in a channel is not shown, nor are those who are blocked. */
async function viewersOf(peer: DialogPeer, { chats, contacts, userId }: Context): Promise<bigint[]> {
  if (peer.kind === 'user')
    return (await contacts.blocks.blockersAmong(userId, [peer.id])).length > 0 ? [] : [peer.id]
  return peer.chat.kind === 'channel' ? [] : chats.store.memberIds(peer.id)
}
