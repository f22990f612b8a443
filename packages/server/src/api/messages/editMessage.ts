import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { canEditPosts } from '../../chats/rights.ts'
import {
  decodeContent,
  disappears,
  encodeContent,
  type MessageContent,
} from '../../messages/message-content.ts'
import type { Composed, ShownFile } from '../../messages/messages.ts'
import { boxFor } from '../../messages/place.ts'
import { checkCaption, checkText } from '../../messages/text-rules.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { type DialogPeer, dialogPeer } from '../peers.ts'
import { updatesOf } from '../shapes/updates.ts'
import { checkAlbum } from './album.ts'
import { entitiesOf } from './entities.ts'
import { prepareMedia, shownBy } from './media.ts'
import { requirePosting } from './recipient.ts'
import { replyMarkupOf } from './reply-markup.ts'
import { announceScheduled } from './scheduled/announce-scheduled.ts'
import { scheduledPlace } from './scheduled/scheduled-place.ts'

/** Seconds after which a message stays as it is (edit_time_limit); notes to oneself can always be changed. */
const editTimeLimit = 2 * 86_400

/** New words or another file in the place of the old ones, for everybody who has the message. */
export const editMessage: Handler<'messages.editMessage'> = async (request, context) => {
  if (request.schedule_date !== undefined) return editScheduled(request, context)
  const peer = await dialogPeer(request.peer, context)
  const [message] = await context.messages.store.messages(boxFor(context.userId, peer), [request.id])
  if (message?.peer !== peer.id) throw new RpcError('MESSAGE_ID_INVALID')
  requireEditing(message, peer, context)
  const edited = await editedMessage(request, message, context)
  if (isSame(message, edited)) throw new RpcError('MESSAGE_NOT_MODIFIED')
  return announce(context, await context.messages.edit(message, edited))
}

/** What is scheduled can be changed, and so can its date. */
async function editScheduled(
  request: Parameters<typeof editMessage>[0],
  context: Context,
): Promise<Type<'Updates'>> {
  const { scheduled } = context.messages
  const { place } = await scheduledPlace(request.peer, context)
  const [message] = await scheduled.named(context.userId, place, [request.id])
  if (!message) throw new RpcError('MESSAGE_ID_INVALID')
  const date = request.schedule_date ?? message.date
  scheduled.checkDate(date, place)
  const edited = await editedMessage(request, message, context)
  if (date === message.date && isSame(message, edited)) throw new RpcError('MESSAGE_NOT_MODIFIED')
  const changed = await scheduled.edit(message, edited, date)
  const { updates, users, chats } = await announceScheduled(context, changed ? [changed] : [])
  return updatesOf(context, updates, users, chats)
}

async function editedMessage(
  request: Parameters<typeof editMessage>[0],
  message: MessageRecord,
  context: Context,
): Promise<Composed> {
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
  return { text, content: { ...media.content, ...words, reply_markup }, shows: media.shows }
}

/** What is posted in a channel is the channel's: its admins may change it, at any time. */
function requireEditing(message: MessageRecord, peer: DialogPeer, context: Context): void {
  if (peer.kind !== 'user') {
    requirePosting(peer)
    if (canEditPosts(peer.chat, peer.member)) return
  }
  if (message.sender !== context.userId) throw new RpcError('MESSAGE_AUTHOR_REQUIRED')
  if (message.peer !== context.userId && message.date + editTimeLimit < context.now())
    throw new RpcError('MESSAGE_EDIT_TIME_EXPIRED')
}

async function newMedia(
  request: Parameters<typeof editMessage>[0],
  message: MessageRecord,
  before: MessageContent,
  context: Context,
): Promise<{ content: MessageContent; shows: ShownFile | undefined }> {
  const content = { ...before, invert_media: request.invert_media }
  if (!request.media) return { content, shows: await shownBy(message, context) }
  if (disappears(before.media)) throw new RpcError('MEDIA_PREV_INVALID')
  const { media, shows } = await prepareMedia(request.media, context)
  if (disappears(media)) throw new RpcError('MEDIA_TTL_INVALID')
  if (message.groupedId !== undefined && message.kind) checkAlbum([message.kind, shows.kind])
  return { content: { ...content, media }, shows }
}

function isSame(message: MessageRecord, edited: Composed): boolean {
  return message.text === edited.text && Buffer.compare(message.body, encodeContent(edited.content)) === 0
}
