import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { canBan, canSeeMembers } from '../../chats/rights.ts'
import { channelNamed, type NamedChat } from '../chats/named.ts'
import { participantNamed } from '../chats/users-named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapeBanned, shapeParticipant } from '../shapes/participants.ts'
import { shapeUsers } from '../shapes/users.ts'

/** What somebody is in a channel; of itself everybody may ask. */
export const getParticipant: Handler<'channels.getParticipant'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  const { chat, member } = named
  const { id: user } = await participantNamed(request.participant, context)
  if (user !== context.userId && !canSeeMembers(chat, member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  const { participant, others } = await participantOf(named, user, context)
  return {
    _: 'channels.channelParticipant',
    participant,
    chats: await shapeChats(context, context.userId, [chat.id]),
    users: await shapeUsers(context, context.userId, new Set([user, ...others])),
  }
}

async function participantOf(
  { chat, member }: NamedChat,
  user: bigint,
  { chats, userId }: Context,
): Promise<{ participant: Type<'ChannelParticipant'>; others: bigint[] }> {
  const other = await chats.member(chat.id, user)
  if (other)
    return { participant: shapeParticipant(chat, other, userId), others: [other.inviter, chat.creator] }
  const [ban] = canBan(chat, member) ? await chats.store.bannedAmong(chat.id, [user]) : []
  if (!ban) throw new RpcError('USER_NOT_PARTICIPANT')
  return { participant: shapeBanned(ban), others: [ban.by] }
}
