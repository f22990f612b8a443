import type { Handler } from '../handler.ts'
import { endImported } from './end-imported.ts'

/** Ends all other sessions of the user. */
export const resetAuthorizations: Handler<'auth.resetAuthorizations'> = async (_request, context) => {
  for (const { id } of await context.keys.keysOfUser(context.userId)) {
    if (id === context.caller.authKeyId) continue
    await endImported(id, context)
    await context.caller.destroyKey(id)
  }
  return true
}
