import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'
import { foundMessages } from './found.ts'

export const getHistory: Handler<'messages.getHistory'> = async (request, context) => {
  const peer = await dialogUser(request.peer, context)
  return foundMessages(context, { peer: peer.id, minId: request.min_id, maxId: request.max_id }, request)
}
