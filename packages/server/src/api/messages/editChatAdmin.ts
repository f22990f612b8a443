import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canPromote } from '../../chats/rights.ts'
import { groupNamed } from '../chats/named.ts'
import { requireRight } from '../chats/require.ts'
import { tellParticipants } from '../chats/tell.ts'
import { knownUser } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'

/** Makes a member of a basic group an admin, or no longer one. */
export const editChatAdmin: Handler<'messages.editChatAdmin'> = async (request, context) => {
  const group = await groupNamed(request.chat_id, context)
  requireRight(group, canPromote)
  const user = await knownUser(request.user_id, context)
  const { id } = group.chat
  const member = await context.chats.member(id, user.id)
  if (!member) throw new RpcError('USER_NOT_PARTICIPANT')
  if (member.role === 'creator') throw new RpcError('USER_ID_INVALID')
  await context.chats.setRole(id, user.id, request.is_admin ? 'admin' : 'member', context.userId)
  await tellParticipants(context, id)
  return true
}
