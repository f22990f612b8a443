import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { TokenLogin, WaitingClient } from '../../accounts/login-tokens.ts'
import type { Context } from '../context.ts'
import { namedDataCenter } from './at-home.ts'
import { signedIn } from './signed-in.ts'

/** The caller as one who waits to be let in. */
export function waiting({ caller }: Context): WaitingClient {
  return { keyId: caller.authKeyId, address: caller.remoteAddress }
}

/**
 * What a client is told of its token: a client that was let in is logged in with this, or sent to the data center where
 * it has to log in.
 */
export async function loginToken(context: Context, login: TokenLogin): Promise<Type<'auth.LoginToken'>> {
  if (login.kind === 'waiting') return { _: 'auth.loginToken', expires: login.expires, token: login.token }
  const { dcId } = context.config
  if (namedDataCenter(context) === dcId) return success(context, login.user)
  const token = await context.loginTokens.move(waiting(context), login.user)
  return { _: 'auth.loginTokenMigrateTo', dc_id: dcId, token }
}

/** @throws RpcError USER_ID_INVALID for somebody who is no more */
export async function success(context: Context, id: bigint): Promise<Constructor<'auth.loginTokenSuccess'>> {
  const user = await context.accounts.user(id)
  if (!user) throw new RpcError('USER_ID_INVALID')
  return { _: 'auth.loginTokenSuccess', authorization: await signedIn(context, user) }
}
