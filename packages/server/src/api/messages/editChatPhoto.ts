import { groupNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'
import { changeChatPicture } from '../photos/chat-picture.ts'

/** The picture of a basic group. */
export const editChatPhoto: Handler<'messages.editChatPhoto'> = async (request, context) => {
  const group = await groupNamed(request.chat_id, context)
  return changeChatPicture({ ...group, kind: 'group', id: group.chat.id }, request.photo, context)
}
