import type { Constructor } from '@longshore/protocol/schema/api'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { dialogUser } from '../peers.ts'

/** Shown to whoever is there now, and kept nowhere. */
export const setTyping: Handler<'messages.setTyping'> = async (request, context) => {
  const peer = await dialogUser(request.peer, context)
  const typing: Constructor<'updateShort'> = {
    _: 'updateShort',
    update: { _: 'updateUserTyping', user_id: context.userId, action: request.action },
    date: context.now(),
  }
  if (peer.id !== context.userId) context.updates.push(peer.id, (layer) => encodeObject(typing, layer))
  return true
}
