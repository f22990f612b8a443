import type { Constructor } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { tellOfLogin } from '../service/tell-of-login.ts'
import { authorization } from './authorization.ts'

/** Logs a user in anew, of which its other sessions are told. */
export async function signedIn(
  context: Context,
  user: UserRecord,
): Promise<Constructor<'auth.authorization'>> {
  const isNew = context.caller.userId !== user.id
  const told = await authorization(context, user)
  if (isNew) await tellOfLogin(context, user)
  return told
}
