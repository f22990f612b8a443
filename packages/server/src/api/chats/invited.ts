import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Context } from '../context.ts'
import type { NamedChat } from './named.ts'

/**
 * The chat a link leads to, and what the caller is in it already.
 *
 * @throws RpcError INVITE_HASH_EMPTY; INVITE_HASH_INVALID for what is no link; INVITE_HASH_EXPIRED for one that leads
 * nowhere, or leads somebody back who was sent away
 */
export async function invitedTo(hash: string, { chats, userId }: Context): Promise<NamedChat> {
  if (hash === '') throw new RpcError('INVITE_HASH_EMPTY')
  if (!/^[\w-]{16,64}$/.test(hash)) throw new RpcError('INVITE_HASH_INVALID')
  const id = await chats.store.chatByInvite(hash)
  const chat = id === undefined ? undefined : await chats.chat(id)
  if (!chat || (await chats.isBanned(chat.id, userId))) throw new RpcError('INVITE_HASH_EXPIRED')
  return { chat, member: await chats.member(chat.id, userId) }
}
