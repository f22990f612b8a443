import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { checkAtHome } from './at-home.ts'
import { authorization } from './authorization.ts'

export const importBotAuthorization: Handler<'auth.importBotAuthorization'> = async (request, context) => {
  if (request.api_id <= 0) throw new RpcError('API_ID_INVALID')
  checkAtHome(context, 'USER_MIGRATE_X')
  const guesser = { address: context.caller.remoteAddress }
  await context.attempts.count('bot token', guesser)
  const bot = await context.accounts.botByToken(request.bot_auth_token)
  await context.attempts.forgive('bot token', guesser)
  return authorization(context, bot)
}
