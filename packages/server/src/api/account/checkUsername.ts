import { checkUsername as checkLetters } from '../../accounts/names.ts'
import type { Handler } from '../handler.ts'

/** Whether a username could be taken. */
export const checkUsername: Handler<'account.checkUsername'> = async (request, { accounts, userId }) => {
  checkLetters(request.username)
  const holder = await accounts.byUsername(request.username)
  return holder === undefined || holder.id === userId
}
