import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { mostGroupMembers } from '../../chats/limits.ts'
import { beginning } from '../chats/beginning.ts'
import { requireFewChats, requireUnblocked, staysOutside } from '../chats/require.ts'
import { tellParticipants } from '../chats/tell.ts'
import { knownUsers } from '../chats/users-named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'

/** Makes a basic group. Those who are in too many chats already, or have blocked its maker, are left out, and named. */
export const createChat: Handler<'messages.createChat'> = async (request, context) => {
  if (request.ttl_period) throw new RpcError('TTL_PERIOD_INVALID') // Messages do not delete themselves here.
  const users = await knownUsers(request.users, mostGroupMembers - 1, context)
  await requireUnblocked(
    users.map(({ id }) => id),
    context,
  )
  await requireFewChats(context)
  const [members, missing] = await partition(
    users.map(({ id }) => id).filter((id) => id !== context.userId),
    context,
  )
  const { title } = request
  const chat = await context.chats.create({ kind: 'group', title, creator: context.userId, members })
  const told = await tellParticipants(context, chat.id)
  const all = [context.userId, ...members]
  return {
    _: 'messages.invitedUsers',
    updates: await beginning(chat, { _: 'messageActionChatCreate', title, users: all }, told, context),
    missing_invitees: missing.map((user_id) => ({ _: 'missingInvitee', user_id })),
  }
}

async function partition(users: readonly bigint[], context: Context): Promise<[bigint[], bigint[]]> {
  const [free, busy]: [bigint[], bigint[]] = [[], []]
  for (const user of users) ((await staysOutside(user, context)) ? busy : free).push(user)
  return [free, busy]
}
