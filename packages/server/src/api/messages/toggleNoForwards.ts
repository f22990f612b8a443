import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canDelete } from '../../chats/rights.ts'
import { requireRight } from '../chats/require.ts'
import { tellMembers } from '../chats/tell.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/** Whether what is said in a chat may be forwarded; its creator decides. */
export const toggleNoForwards: Handler<'messages.toggleNoForwards'> = async ({ peer, enabled }, context) => {
  const named = await dialogPeer(peer, context)
  if (named.kind === 'user') throw new RpcError('PEER_ID_INVALID')
  requireRight(named, canDelete)
  if (named.chat.noforwards === enabled) throw new RpcError('CHAT_NOT_MODIFIED')
  await context.chats.setNoforwards(named.id, enabled)
  return tellMembers(context, named.id)
}
