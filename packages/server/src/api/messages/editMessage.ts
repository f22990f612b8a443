import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { decodeContent, encodeContent, type MessageContent } from '../../messages/message-content.ts'
import type { Composed, ShownDocument } from '../../messages/messages.ts'
import { checkCaption, checkText } from '../../messages/text-rules.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'
import { checkAlbum } from './album.ts'
import { entitiesOf } from './entities.ts'
import { prepareMedia, shownDocument } from './media.ts'
import { replyMarkupOf } from './reply-markup.ts'

/** Seconds after which a message stays as it is (edit_time_limit); notes to oneself can always be changed. */
const editTimeLimit = 2 * 86_400

/** New words or another file in the place of the old ones, on both sides. */
export const editMessage: Handler<'messages.editMessage'> = async (request, context) => {
  const peer = await dialogUser(request.peer, context)
  const [message] = await context.messages.store.messages(context.userId, [request.id])
  if (message?.peer !== peer.id) throw new RpcError('MESSAGE_ID_INVALID')
  if (message.sender !== context.userId) throw new RpcError('MESSAGE_AUTHOR_REQUIRED')
  if (message.peer !== message.owner && message.date + editTimeLimit < context.now())
    throw new RpcError('MESSAGE_EDIT_TIME_EXPIRED')

  const before = decodeContent(message.body)
  const media = await newMedia(request, message, before, context)
  const text = request.message ?? message.text
  if (media.content.media) checkCaption(text)
  else checkText(text)
  const words =
    request.message === undefined
      ? { entities: before.entities }
      : { entities: await entitiesOf(text, request.entities, context) }
  const reply_markup = await replyMarkupOf(request.reply_markup, context)
  const edited: Composed = { text, content: { ...media.content, ...words, reply_markup }, shows: media.shows }
  if (isSame(message, edited)) throw new RpcError('MESSAGE_NOT_MODIFIED')
  return announce(context, await context.messages.edit(message, edited))
}

async function newMedia(
  request: Parameters<typeof editMessage>[0],
  message: MessageRecord,
  before: MessageContent,
  context: Context,
): Promise<{ content: MessageContent; shows: ShownDocument | undefined }> {
  const content = { ...before, invert_media: request.invert_media }
  if (!request.media) {
    const shown = message.document === undefined ? undefined : await shownDocument(message.document, context)
    return { content, shows: shown }
  }
  const { media, shows } = await prepareMedia(request.media, context)
  if (message.groupedId !== undefined && message.kind) checkAlbum([message.kind, shows.kind])
  return { content: { ...content, media }, shows }
}

function isSame(message: MessageRecord, edited: Composed): boolean {
  return message.text === edited.text && Buffer.compare(message.body, encodeContent(edited.content)) === 0
}
