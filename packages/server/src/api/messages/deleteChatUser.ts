import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canKick } from '../../chats/rights.ts'
import { chatPeer } from '../chats/chat-peer.ts'
import { groupNamed } from '../chats/named.ts'
import { tellOfChat, tellParticipants, together } from '../chats/tell.ts'
import { knownUser } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'
import { sendService } from './send-service.ts'

/** Sends somebody away from a basic group, or leaves it. What was said there stays in everybody's box. */
export const deleteChatUser: Handler<'messages.deleteChatUser'> = async (request, context) => {
  const { chat, member } = await groupNamed(request.chat_id, context)
  const { id: user } = await knownUser(request.user_id, context)
  const other = await context.chats.member(chat.id, user)
  if (!other) throw new RpcError('USER_NOT_PARTICIPANT')
  if (user !== context.userId && !canKick(chat, member, other)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  if (user === context.userId) await context.chats.leave(chat.id, user)
  else await context.chats.kick(chat.id, user)
  const action = { _: 'messageActionChatDeleteUser', user_id: user } as const
  const peer = await chatPeer(chat.id, context)
  const sent = await sendService(context, peer, action, { besides: [user] })
  if (user === context.userId) {
    await tellParticipants(context, chat.id)
    return together(context, sent, await tellOfChat(context, chat.id, [user]))
  }
  await tellOfChat(context, chat.id, [user])
  return together(context, sent, await tellParticipants(context, chat.id))
}
