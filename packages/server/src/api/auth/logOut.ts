import type { Handler } from '../handler.ts'
import { endImported } from './end-imported.ts'

/** Ends the login of the key, and with it those that were imported from it. */
export const logOut: Handler<'auth.logOut'> = async (_request, context) => {
  const { caller } = context
  if (caller.userId !== undefined) await endImported(caller.authKeyId, context)
  await caller.setUser(undefined)
  return { _: 'auth.loggedOut' }
}
