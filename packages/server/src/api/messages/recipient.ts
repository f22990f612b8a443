import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { canPost } from '../../chats/rights.ts'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { type DialogPeer, dialogPeer } from '../peers.ts'

/**
 * Whom a message goes to.
 *
 * @throws RpcError PEER_ID_INVALID, CHAT_ID_INVALID, CHANNEL_INVALID, CHANNEL_PRIVATE; YOU_BLOCKED_USER; USER_IS_BOT for
 * bots among themselves, USER_IS_BLOCKED for a bot that was stopped; CHAT_WRITE_FORBIDDEN for who is not in it, CHAT_ADMIN_REQUIRED for who may only read
 */
export async function recipientOf(
  request: { readonly peer: Type<'InputPeer'> },
  context: Context,
): Promise<DialogPeer> {
  const peer = await dialogPeer(request.peer, context)
  if (peer.kind === 'user') await requireTalk(peer.user, context)
  else requirePosting(peer)
  return peer
}

async function requireTalk(user: UserRecord, context: Context): Promise<void> {
  const { userId, contacts } = context
  if (user.id === userId) return
  if ((await contacts.blocks.blockedAmong(userId, [user.id])).length > 0)
    throw new RpcError('YOU_BLOCKED_USER')
  if (!(await context.me()).tokenHash) return
  if (user.tokenHash) throw new RpcError('USER_IS_BOT')
  // A person is not told of it; a bot is to stop writing.
  if ((await contacts.blocks.blockersAmong(userId, [user.id])).length > 0)
    throw new RpcError('USER_IS_BLOCKED')
}

/** @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED */
export function requirePosting({ chat, member }: Exclude<DialogPeer, { kind: 'user' }>): void {
  if (!member) throw new RpcError('CHAT_WRITE_FORBIDDEN')
  if (!canPost(chat, member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
}
