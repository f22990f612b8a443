import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/** Everybody writes as oneself (channels.getSendAs). @throws RpcError SEND_AS_PEER_INVALID */
export const saveDefaultSendAs: Handler<'messages.saveDefaultSendAs'> = async (request, context) => {
  await dialogPeer(request.peer, context)
  const { id } = await dialogPeer(request.send_as, context)
  if (id !== context.userId) throw new RpcError('SEND_AS_PEER_INVALID')
  return true
}
