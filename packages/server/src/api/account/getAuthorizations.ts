import type { Handler } from '../handler.ts'
import { shapeAuthorization } from './shape-authorization.ts'

/** Days without use after which Telegram would end a session; nothing ends by itself here. */
const authorizationTtlDays = 365

/** All keys the user is logged in with. */
export const getAuthorizations: Handler<'account.getAuthorizations'> = async (_request, context) => {
  const keys = await context.keys.keysOfUser(context.userId)
  return {
    _: 'account.authorizations',
    authorization_ttl_days: authorizationTtlDays,
    authorizations: keys.map((key) => shapeAuthorization(key, context.caller.authKeyId)),
  }
}
