import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { decodeContent, disappears, type MessageContent } from '../../messages/message-content.ts'
import type { Outgoing } from '../../messages/messages.ts'
import { boxFor } from '../../messages/place.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { type DialogPeer, dialogPeer } from '../peers.ts'
import { shapePeer } from '../shapes/peers.ts'
import { randomGroupedId } from './album.ts'
import { shownBy } from './media.ts'
import { recipientOf } from './recipient.ts'
import { replyOf } from './reply.ts'
import { sendOrSchedule } from './send-or-schedule.ts'

const mostAtOnce = 100

/** Sends messages on, with the name of their author unless `drop_author`; albums stay albums. */
export const forwardMessages: Handler<'messages.forwardMessages'> = async (request, context) => {
  const { id: ids, random_id: randomIds } = request
  if (ids.length === 0) throw new RpcError('MESSAGE_IDS_EMPTY')
  if (ids.length > mostAtOnce) throw new RpcError('MESSAGE_ID_INVALID')
  if (ids.length !== randomIds.length) throw new RpcError('RANDOM_ID_INVALID')
  const from = await dialogPeer(request.from_peer, context)
  if (from.kind !== 'user' && from.chat.noforwards) throw new RpcError('CHAT_FORWARDS_RESTRICTED')
  const recipient = await recipientOf({ ...request, peer: request.to_peer }, context)
  const found = await context.messages.store.messages(boxFor(context.userId, from), ids)
  const messages = new Map(
    found.filter(({ peer }) => peer === from.id).map((message) => [message.id, message]),
  )
  const albumOf = newAlbums(
    ids.flatMap((id) => messages.get(id) ?? []),
    context,
  )

  return sendOrSchedule(
    context,
    recipient,
    request.schedule_date,
    ids.map((id, i) => ({
      randomId: randomIds[i] ?? 0n,
      async compose() {
        const message = messages.get(id)
        if (!message) throw new RpcError('MESSAGE_ID_INVALID')
        return {
          ...(await forwarded(message, request, { from, recipient }, context)),
          groupedId: albumOf(message),
          replyTo: await replyOf(request.reply_to, context),
        }
      },
    })),
  )
}

interface Way {
  readonly from: DialogPeer
  readonly recipient: DialogPeer
}

interface Wishes {
  readonly silent?: boolean | undefined
  readonly noforwards?: boolean | undefined
  readonly drop_author?: boolean | undefined
  readonly drop_media_captions?: boolean | undefined
}

async function forwarded(
  message: MessageRecord,
  wishes: Wishes,
  way: Way,
  context: Context,
): Promise<Omit<Outgoing, 'randomId' | 'groupedId' | 'replyTo'>> {
  const content = decodeContent(message.body)
  if (content.noforwards) throw new RpcError('CHAT_FORWARDS_RESTRICTED')
  if (disappears(content.media)) throw new RpcError('MESSAGE_ID_INVALID')
  const withoutText = wishes.drop_media_captions && content.media !== undefined
  return {
    text: withoutText ? '' : message.text,
    content: {
      silent: wishes.silent,
      noforwards: wishes.noforwards,
      invert_media: content.invert_media,
      entities: withoutText ? undefined : content.entities,
      media: content.media,
      fwd_from: wishes.drop_author ? undefined : headerOf(message, content, way, context),
    },
    shows: await shownBy(message, context),
  }
}

/**
 * A message that was forwarded before still names its first author; a post names its channel. To oneself it is told where
 * it was found, and who had said it there. What somebody kept in Saved Messages and says now is said for the first time.
 */
function headerOf(
  message: MessageRecord,
  { fwd_from: earlier, post }: MessageContent,
  { from, recipient }: Way,
  { userId }: Context,
): Constructor<'messageFwdHeader'> | undefined {
  if (from.id === userId && !earlier) return undefined
  const saved = recipient.id === userId
  const from_id = shapePeer(post ? message.peer : message.sender)
  const author = post ? { from_id, channel_post: message.id } : { from_id }
  const first = earlier
    ? { from_id: earlier.from_id, from_name: earlier.from_name, channel_post: earlier.channel_post }
    : author
  return {
    _: 'messageFwdHeader',
    ...first,
    date: earlier?.date ?? message.date,
    ...(saved ? { saved_from_peer: shapePeer(from.id), saved_from_msg_id: message.id } : {}),
    ...(saved && message.sender === userId ? { saved_out: true } : {}),
    ...(saved && earlier ? { saved_from_id: from_id, saved_date: message.date } : {}),
  }
}

/** What goes on of one album is an album of its own; what goes on alone is none. */
function newAlbums(
  messages: readonly MessageRecord[],
  context: Context,
): (message: MessageRecord) => bigint | undefined {
  const albums = new Map<bigint, bigint>()
  for (const [old, together] of Map.groupBy(messages, ({ groupedId }) => groupedId))
    if (old !== undefined && together.length > 1) albums.set(old, randomGroupedId(context))
  return ({ groupedId }) => (groupedId === undefined ? undefined : albums.get(groupedId))
}
