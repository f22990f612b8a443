import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canChangeInfo } from '../../chats/rights.ts'
import { requireRight } from '../chats/require.ts'
import { tellMembers } from '../chats/tell.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

export const editChatAbout: Handler<'messages.editChatAbout'> = async ({ peer, about }, context) => {
  const named = await dialogPeer(peer, context)
  if (named.kind === 'user') throw new RpcError('PEER_ID_INVALID')
  requireRight(named, canChangeInfo)
  if (about === named.chat.about) throw new RpcError('CHAT_ABOUT_NOT_MODIFIED')
  await context.chats.describe(named.id, about)
  await tellMembers(context, named.id)
  return true
}
