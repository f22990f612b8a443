import type { Handler } from '../handler.ts'
import { changedUser } from './changed-user.ts'

/** An empty username gives the old one up. */
export const updateUsername: Handler<'account.updateUsername'> = async (request, context) =>
  changedUser(context, { username: request.username === '' ? undefined : request.username })
