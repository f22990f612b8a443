import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { checkAtHome } from './at-home.ts'
import { sentCode } from './sent-code.ts'

/** Any application may log in: of `api_id` and `api_hash` nothing is known here but that an id is positive. */
export const sendCode: Handler<'auth.sendCode'> = async (request, context) => {
  if (request.api_id <= 0) throw new RpcError('API_ID_INVALID')
  checkAtHome(context, 'PHONE_MIGRATE_X')
  const { login, caller } = context
  const hash = await login.sendCode(request.phone_number, caller.remoteAddress)
  return sentCode(hash, await login.bringToApps(request.phone_number, hash, caller.remoteAddress))
}
