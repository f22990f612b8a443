import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { ProfileChanges } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Changes the caller's profile, and answers the caller as it is now. */
export async function changedUser(context: Context, changes: ProfileChanges): Promise<Type<'User'>> {
  const { id } = await context.accounts.change(await context.me(), changes)
  const [self] = await shapeUsers(context, id, [id])
  if (!self) throw new RpcError('USER_ID_INVALID')
  return self
}
