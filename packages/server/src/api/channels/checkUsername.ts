import { checkUsername as checkLetters } from '../../accounts/names.ts'
import { channelNamed } from '../chats/named.ts'
import { holderOf } from '../chats/usernames.ts'
import type { Handler } from '../handler.ts'

/** Whether a channel, or (inputChannelEmpty) one that is yet to be made, could take a username. */
export const checkUsername: Handler<'channels.checkUsername'> = async ({ channel, username }, context) => {
  const named = channel._ === 'inputChannelEmpty' ? undefined : await channelNamed(channel, context)
  checkLetters(username)
  await context.attempts.count('username', { address: context.caller.remoteAddress, user: context.userId })
  const holder = await holderOf(username, context)
  return holder === undefined || holder === named?.chat.id
}
