import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { canBan, canKick } from '../../chats/rights.ts'
import { chatPeer } from '../chats/chat-peer.ts'
import { channelNamed } from '../chats/named.ts'
import { requireRight } from '../chats/require.ts'
import { tellOfChat, together } from '../chats/tell.ts'
import { participantNamed } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'
import { sendService } from '../messages/send-service.ts'

/** Sends somebody away for good (`view_messages`), or lets a banned user come again (no right taken). */
export const editBanned: Handler<'channels.editBanned'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  requireRight(named, canBan)
  const { chat, member } = named
  const { id: user } = await participantNamed(request.participant, context)
  const other = await context.chats.member(chat.id, user)
  if (user === chat.creator || (other && !canKick(chat, member, other)))
    throw new RpcError('USER_ADMIN_INVALID')
  if (!takesAny(request.banned_rights)) {
    await context.chats.store.unban(chat.id, user)
    return tellOfChat(context, chat.id, [user, context.userId])
  }
  // Nobody can be half a member here: one may do what all members may, or is out.
  if (!request.banned_rights.view_messages) throw new RpcError('BANNED_RIGHTS_INVALID')
  const wasIn = await context.chats.ban(chat.id, user, context.userId)
  const told = await tellOfChat(context, chat.id, [user, context.userId])
  if (!wasIn || chat.kind === 'channel') return told
  const action = { _: 'messageActionChatDeleteUser', user_id: user } as const
  return together(context, told, await sendService(context, await chatPeer(chat.id, context), action))
}

function takesAny(rights: Constructor<'chatBannedRights'>): boolean {
  return Object.values(rights).includes(true)
}
