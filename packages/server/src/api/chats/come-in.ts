import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import { sendService } from '../messages/send-service.ts'
import { chatPeer } from './chat-peer.ts'
import type { NamedChat } from './named.ts'
import { requireFewChats, requireRoom } from './require.ts'
import { tellOfChat, tellParticipants, together } from './tell.ts'

/**
 * The caller becomes a member, and groups are told of it by `action`; a channel's readers are not told who else reads.
 *
 * @throws RpcError USER_ALREADY_PARTICIPANT, USERS_TOO_MUCH, CHANNELS_TOO_MUCH
 */
export async function comeIn(
  { chat, member }: NamedChat,
  action: Type<'MessageAction'>,
  context: Context,
): Promise<Constructor<'messages.chatInviteJoinResultOk'>> {
  if (member) throw new RpcError('USER_ALREADY_PARTICIPANT')
  requireRoom(chat, 1)
  await requireFewChats(context)
  if (!(await context.chats.join(chat, context.userId))) throw new RpcError('USER_ALREADY_PARTICIPANT')
  const told =
    chat.kind === 'group'
      ? await tellParticipants(context, chat.id)
      : await tellOfChat(context, chat.id, [context.userId])
  if (chat.kind === 'channel') return { _: 'messages.chatInviteJoinResultOk', updates: told }
  const sent = await sendService(context, await chatPeer(chat.id, context), action)
  return { _: 'messages.chatInviteJoinResultOk', updates: together(context, told, sent) }
}
