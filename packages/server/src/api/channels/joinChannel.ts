import { comeIn } from '../chats/come-in.ts'
import { channelNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'

/** Comes into a public channel or supergroup; into others only a link leads. */
export const joinChannel: Handler<'channels.joinChannel'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  return comeIn(named, { _: 'messageActionChatAddUser', users: [context.userId] }, context)
}
