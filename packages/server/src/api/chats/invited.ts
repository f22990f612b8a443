import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { groupPeer } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { NamedChat } from './named.ts'

const nowhere = groupPeer(0n)

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
  // A link that leads nowhere is as much work as one that leads back somebody who was sent away.
  const known = await chats.known(id ?? nowhere, userId)
  if (!known || known.standing === 'sent away') throw new RpcError('INVITE_HASH_EXPIRED')
  return known
}
