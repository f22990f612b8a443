import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { dialogUser } from '../peers.ts'

/** Bytes of what a dialog shows for a moment. */
const mostShown = 4096

/**
 * Shown to whoever is there now, and kept nowhere.
 *
 * @throws RpcError INPUT_REQUEST_TOO_LONG for an action that is a message of its own
 */
export const setTyping: Handler<'messages.setTyping'> = async (request, context) => {
  const peer = await dialogUser(request.peer, context)
  const typing: Constructor<'updateShort'> = {
    _: 'updateShort',
    update: { _: 'updateUserTyping', user_id: context.userId, action: request.action },
    date: context.now(),
  }
  if (encodeObject(typing, NEWEST_LAYER).length > mostShown) throw new RpcError('INPUT_REQUEST_TOO_LONG')
  if (peer.id !== context.userId) context.updates.push(peer.id, (layer) => encodeObject(typing, layer))
  return true
}
