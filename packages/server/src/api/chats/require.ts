import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { mostChannelMembers, mostChatsOfUser, mostGroupMembers } from '../../chats/limits.ts'
import type { Right } from '../../chats/rights.ts'
import type { ChatKind, ChatRecord } from '../../storage/ports/chat-store.ts'
import type { Context } from '../context.ts'
import type { NamedChat } from './named.ts'

/** @throws RpcError CHAT_WRITE_FORBIDDEN for who is not in the group any more, CHAT_ADMIN_REQUIRED */
export function requireRight({ chat, member }: NamedChat, right: Right): void {
  if (right(chat, member)) return
  throw new RpcError(chat.kind === 'group' && !member ? 'CHAT_WRITE_FORBIDDEN' : 'CHAT_ADMIN_REQUIRED')
}

/** Whether a chat takes `more` members. @throws RpcError USERS_TOO_MUCH */
export function requireRoom({ kind, members }: Pick<ChatRecord, 'kind' | 'members'>, more: number): void {
  if (members + more > mostMembers(kind)) throw new RpcError('USERS_TOO_MUCH')
}

/** Whether the caller may come into another chat. @throws RpcError CHANNELS_TOO_MUCH */
export async function requireFewChats(context: Context): Promise<void> {
  if (await isInTooMany(context.userId, context)) throw new RpcError('CHANNELS_TOO_MUCH')
}

export async function isInTooMany(user: bigint, { chats }: Pick<Context, 'chats'>): Promise<boolean> {
  return (await chats.store.memberships(user)).length >= mostChatsOfUser
}

/** Who cannot be brought into a chat by the caller: in too many already, or wanting to hear nothing of it. */
export async function staysOutside(user: bigint, context: Context): Promise<boolean> {
  const blockers = await context.contacts.blocks.blockersAmong(context.userId, [user])
  return blockers.length > 0 || (await isInTooMany(user, context))
}

/** @throws RpcError YOU_BLOCKED_USER */
export async function requireUnblocked(users: readonly bigint[], context: Context): Promise<void> {
  if ((await context.contacts.blocks.blockedAmong(context.userId, users)).length > 0)
    throw new RpcError('YOU_BLOCKED_USER')
}

function mostMembers(kind: ChatKind): number {
  return kind === 'group' ? mostGroupMembers : mostChannelMembers
}
