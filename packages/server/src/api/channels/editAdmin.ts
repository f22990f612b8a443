import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { canPromote } from '../../chats/rights.ts'
import { channelNamed } from '../chats/named.ts'
import { requireRight, requireRoom, staysOutside } from '../chats/require.ts'
import { tellOfChat } from '../chats/tell.ts'
import { knownUser } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'

/**
 * Makes somebody an admin, adding it where it is no member yet. Every admin has the same rights here: with any right one
 * is an admin, with none a member.
 */
export const editAdmin: Handler<'channels.editAdmin'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  requireRight(named, canPromote)
  const { chat } = named
  const user = await knownUser(request.user_id, context)
  if (user.id === chat.creator) throw new RpcError('USER_CREATOR')
  const isAdmin = hasAny(request.admin_rights)
  const member = await context.chats.member(chat.id, user.id)
  if (!member) {
    if (!isAdmin) throw new RpcError('USER_NOT_PARTICIPANT')
    requireRoom(chat, 1)
    if (await staysOutside(user.id, context)) throw new RpcError('USER_CHANNELS_TOO_MUCH')
  }
  await context.chats.setRole(chat.id, user.id, isAdmin ? 'admin' : 'member', context.userId)
  return tellOfChat(context, chat.id, [user.id, context.userId])
}

function hasAny(rights: Constructor<'chatAdminRights'>): boolean {
  return Object.values(rights).includes(true)
}
