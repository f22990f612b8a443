import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { chatPeer } from '../chats/chat-peer.ts'
import { channelNamed } from '../chats/named.ts'
import { tellOfChat, together } from '../chats/tell.ts'
import type { Handler } from '../handler.ts'
import { sendService } from '../messages/send-service.ts'

/** Its creator cannot leave: it would belong to nobody. */
export const leaveChannel: Handler<'channels.leaveChannel'> = async (request, context) => {
  const { chat, member } = await channelNamed(request.channel, context)
  if (!member) throw new RpcError('USER_NOT_PARTICIPANT')
  if (member.role === 'creator') throw new RpcError('USER_CREATOR')
  const peer = await chatPeer(chat.id, context)
  await context.chats.leave(chat.id, context.userId)
  const told = () => tellOfChat(context, chat.id, [context.userId])
  if (chat.kind === 'channel') return told()
  const action = { _: 'messageActionChatDeleteUser', user_id: context.userId } as const
  const sent = await sendService(context, peer, action)
  return together(context, await told(), sent)
}
