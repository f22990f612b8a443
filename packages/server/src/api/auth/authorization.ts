import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { shapeUsers } from '../shapes/users.ts'
import { endImported } from './end-imported.ts'

/** Logs a user in with the key of the caller: all sessions of the key act for the user from now on (api/auth). */
export async function authorization(
  context: Context,
  user: UserRecord,
): Promise<Constructor<'auth.authorization'>> {
  const { caller } = context
  if (caller.userId !== undefined && caller.userId !== user.id) await endImported(caller.authKeyId, context)
  await caller.setUser(user.id)
  const [self] = await shapeUsers(context, user.id, [user.id])
  if (!self) throw new RpcError('USER_ID_INVALID')
  return { _: 'auth.authorization', user: self }
}
