import { checkUsername as checkLetters } from '../../accounts/names.ts'
import { holderOf } from '../chats/usernames.ts'
import type { Handler } from '../handler.ts'

/** Whether a username could be taken. */
export const checkUsername: Handler<'account.checkUsername'> = async (request, context) => {
  checkLetters(request.username)
  await context.attempts.count('username', { address: context.caller.remoteAddress, user: context.userId })
  const holder = await holderOf(request.username, context)
  return holder === undefined || holder === context.userId
}
