import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkUsername } from '../../accounts/names.ts'
import { holderOf } from '../chats/usernames.ts'
import type { Handler } from '../handler.ts'
import { resolvedPeer } from './resolved-peer.ts'

/** Whoever has a username: a user, a channel or a supergroup. */
export const resolveUsername: Handler<'contacts.resolveUsername'> = async ({ username }, context) => {
  checkUsername(username)
  const prober = { address: context.caller.remoteAddress, user: context.userId }
  await context.attempts.count('username', prober)
  const holder = await holderOf(username, context)
  if (holder === undefined) throw new RpcError('USERNAME_NOT_OCCUPIED')
  await context.attempts.forgive('username', prober)
  return resolvedPeer(context, holder)
}
