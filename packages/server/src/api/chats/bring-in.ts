import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { canInvite } from '../../chats/rights.ts'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import type { NamedChat } from './named.ts'
import { requireRight, requireRoom, requireUnblocked, staysOutside } from './require.ts'

/** Who came in, and who could not. */
export interface BroughtIn {
  readonly joined: bigint[]
  readonly missing: Constructor<'missingInvitee'>[]
}

/**
 * Adds users to a chat; those who are in too many already, or have blocked the caller, stay outside, and are named.
 *
 * @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED, YOU_BLOCKED_USER, USERS_TOO_MUCH, USER_KICKED for one who was sent away, unless
 * an admin adds it
 */
export async function bringIn(
  named: NamedChat,
  users: readonly UserRecord[],
  context: Context,
): Promise<BroughtIn> {
  const { chat, member } = named
  requireRight(named, canInvite)
  const ids = users.map(({ id }) => id)
  if (member?.role === 'member' && (await context.chats.store.bannedAmong(chat.id, ids)).length > 0)
    throw new RpcError('USER_KICKED')
  await requireUnblocked(ids, context)
  const inside = new Set((await context.chats.store.membersAmong(chat.id, ids)).map(({ user }) => user))
  const outside = ids.filter((id) => !inside.has(id))
  requireRoom(chat, outside.length)
  const joined: bigint[] = []
  const missing: Constructor<'missingInvitee'>[] = []
  for (const user of outside) {
    if (await staysOutside(user, context)) missing.push({ _: 'missingInvitee', user_id: user })
    else if (await context.chats.join(chat, user, context.userId)) joined.push(user)
  }
  return { joined, missing }
}
