import type { Handler } from '../handler.ts'
import { channelPeer } from '../peers.ts'
import { changeChatPicture } from '../photos/chat-picture.ts'

/** The picture of a channel or supergroup. */
export const editPhoto: Handler<'channels.editPhoto'> = async (request, context) =>
  changeChatPicture(await channelPeer(request.channel, context), request.photo, context)
