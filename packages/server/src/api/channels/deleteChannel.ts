import { endChat } from '../chats/end-chat.ts'
import { channelNamed } from '../chats/named.ts'
import type { Handler } from '../handler.ts'

export const deleteChannel: Handler<'channels.deleteChannel'> = async (request, context) =>
  endChat(await channelNamed(request.channel, context), context)
