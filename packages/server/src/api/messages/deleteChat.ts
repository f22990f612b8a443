import { endChat } from '../chats/end-chat.ts'
import { groupNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'

export const deleteChat: Handler<'messages.deleteChat'> = async (request, context) => {
  await endChat(await groupNamed(request.chat_id, context), context)
  return true
}
