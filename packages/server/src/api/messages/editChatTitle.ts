import { groupNamed } from '../chats/named.ts'
import { renamed } from '../chats/rename.ts'
import type { Handler } from '../handler.ts'

export const editChatTitle: Handler<'messages.editChatTitle'> = async (request, context) =>
  renamed(await groupNamed(request.chat_id, context), request.title, context)
