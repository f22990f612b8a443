import { channelNamed } from '../chats/named.ts'
import { renamed } from '../chats/rename.ts'
import type { Handler } from '../handler.ts'

export const editTitle: Handler<'channels.editTitle'> = async (request, context) =>
  renamed(await channelNamed(request.channel, context), request.title, context)
