import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { bringIn } from '../chats/bring-in.ts'
import { chatPeer } from '../chats/chat-peer.ts'
import { groupNamed } from '../chats/named.ts'
import { tellParticipants, together } from '../chats/tell.ts'
import { knownUser } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'
import { updatesOf } from '../shapes/updates.ts'
import { sendService } from './send-service.ts'

/** Adds somebody to a basic group; what was said there before is not shown to who comes in (`fwd_limit`). */
export const addChatUser: Handler<'messages.addChatUser'> = async (request, context) => {
  const group = await groupNamed(request.chat_id, context)
  const user = await knownUser(request.user_id, context)
  const { id } = group.chat
  if (await context.chats.member(id, user.id)) throw new RpcError('USER_ALREADY_PARTICIPANT')
  const { joined, missing } = await bringIn(group, [user], context)
  const answer = { _: 'messages.invitedUsers', missing_invitees: missing } as const
  if (joined.length === 0) return { ...answer, updates: updatesOf(context, [], []) }
  const told = await tellParticipants(context, id)
  const action = { _: 'messageActionChatAddUser', users: joined } as const
  const sent = await sendService(context, await chatPeer(id, context), action)
  return { ...answer, updates: together(context, told, sent) }
}
