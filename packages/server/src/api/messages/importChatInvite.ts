import { comeIn } from '../chats/come-in.ts'
import { invitedTo } from '../chats/invited.ts'
import type { Handler } from '../handler.ts'

/** Follows a link into a chat. */
export const importChatInvite: Handler<'messages.importChatInvite'> = async ({ hash }, context) => {
  const invited = await invitedTo(hash, context)
  const action = { _: 'messageActionChatJoinedByLink', inviter_id: invited.chat.creator } as const
  return comeIn(invited, action, context)
}
