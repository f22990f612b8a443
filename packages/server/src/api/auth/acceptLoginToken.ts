import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { shapeAuthorization } from '../account/shape-authorization.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'

/** Lets in the client that shows the token, as the caller. The client hears of it, and asks for its login. */
export const acceptLoginToken: Handler<'auth.acceptLoginToken'> = async (request, context) => {
  const { caller, keys, updates, now } = context
  const key = await keys.get(await context.loginTokens.accept(request.token, context.userId))
  if (!key) throw new RpcError('AUTH_TOKEN_EXPIRED')
  const told = { _: 'updateShort', update: { _: 'updateLoginToken' }, date: now() } as const
  updates.pushToKey(key.id, key.layer, encodeObject(told, key.layer))
  return shapeAuthorization(key, caller.authKeyId)
}
