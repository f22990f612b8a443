import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { foundMessages } from './found.ts'

export const getHistory: Handler<'messages.getHistory'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  return foundMessages(context, peer, { minId: request.min_id, maxId: request.max_id }, request)
}
