import { takeUsername } from '../chats/usernames.ts'
import type { Handler } from '../handler.ts'
import { changedUser } from './changed-user.ts'

/** An empty username gives the old one up. */
export const updateUsername: Handler<'account.updateUsername'> = async ({ username }, context) =>
  username === ''
    ? changedUser(context, { username: undefined })
    : takeUsername(context, username, context.userId, () => changedUser(context, { username }))
