import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkUsername } from '../../accounts/names.ts'
import { canSetUsername } from '../../chats/rights.ts'
import { channelNamed } from '../chats/named.ts'
import { requireRight } from '../chats/require.ts'
import { tellMembers } from '../chats/tell.ts'
import { takeUsername } from '../chats/usernames.ts'
import type { Handler } from '../handler.ts'

/** Makes a channel public under a name; an empty one makes it private again. */
export const updateUsername: Handler<'channels.updateUsername'> = async ({ channel, username }, context) => {
  const named = await channelNamed(channel, context)
  requireRight(named, canSetUsername)
  const { id } = named.chat
  if (username === (named.chat.username ?? '')) throw new RpcError('USERNAME_NOT_MODIFIED')
  if (username === '') await context.chats.setUsername(id, undefined)
  else {
    checkUsername(username)
    await takeUsername(context, username, id, () => context.chats.setUsername(id, username))
  }
  await tellMembers(context, id)
  return true
}
