import type { Type } from '@longshore/protocol/schema/api'
import { decodeStored, type MessageContent, type ServiceContent } from '../../messages/message-content.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { isChannelPeer, isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Services } from '../context.ts'
import { shapeChats } from './chats.ts'
import { shapeMedia } from './media.ts'
import { shapePeer } from './peers.ts'
import { peersIn, type ShapedMessage } from './peers-in-message.ts'
import { shapePhoto } from './photo.ts'
import { shapeUsers } from './users.ts'

/** Messages with everybody they speak of. */
export interface ShapedMessages {
  readonly messages: ShapedMessage[]
  readonly users: Type<'User'>[]
  readonly chats: Type<'Chat'>[]
}

/** Messages of the viewer's own box, or of one that channels have, in the order given. */
export async function shapeMessages(
  services: Services,
  viewer: bigint,
  records: readonly MessageRecord[],
): Promise<ShapedMessages> {
  const unseen = await mediaUnseenBy(services, viewer, records)
  const messages = await Promise.all(
    records.map((record) => shapeMessage(services, viewer, record, unseen.has(record))),
  )
  const peers = new Set(messages.flatMap(peersIn))
  return {
    messages,
    users: await shapeUsers(services, viewer, [...peers].filter(isUserPeer)),
    chats: await shapeChats(services, viewer, peers),
  }
}

async function shapeMessage(
  services: Services,
  viewer: bigint,
  record: MessageRecord,
  mediaUnread: boolean,
): Promise<ShapedMessage> {
  const { peer, sender } = record
  const stored = decodeStored(record.body)
  const toSelf = peer === viewer
  const common = {
    // Notes to oneself are not "outgoing": clients take the flag there for an error.
    out: sender === viewer && !toSelf,
    media_unread: mediaUnread,
    id: record.id,
    from_id: isSenderNamed(viewer, record, stored.content) ? shapePeer(sender) : undefined,
    peer_id: shapePeer(peer),
    saved_peer_id: toSelf ? (stored.content.saved_peer_id ?? shapePeer(viewer)) : undefined,
    date: record.date,
  }
  if (stored.isService) {
    const action = await shapeAction(services, viewer, stored.content.action, record)
    return { ...stored.content, ...common, _: 'messageService', action }
  }
  const { media } = stored.content
  return {
    ...stored.content,
    ...common,
    _: 'message',
    message: record.text,
    media: media && (await shapeMedia(services, viewer, media, record, () => originOf(record))),
    edit_date: record.editDate,
    pinned: record.pinned,
    grouped_id: record.groupedId,
  }
}

/**
 * Of a private message that came in, the dialog says who sent it; posts of a channel are its own. In groups everybody is
 * named.
 */
function isSenderNamed(
  viewer: bigint,
  { peer, sender }: MessageRecord,
  content: MessageContent | ServiceContent,
): boolean {
  return isUserPeer(peer) ? sender === viewer : !content.post
}

async function shapeAction(
  services: Services,
  viewer: bigint,
  action: Type<'MessageAction'>,
  record: MessageRecord,
): Promise<Type<'MessageAction'>> {
  const { file } = record
  if (file === undefined) return action
  if (action._ !== 'messageActionChatEditPhoto' && action._ !== 'messageActionSuggestProfilePhoto')
    return action
  return { ...action, photo: await shapePhoto(services, viewer, file, originOf(record)) }
}

function originOf({ owner, id }: MessageRecord) {
  return { kind: 'message', owner, messageId: id } as const
}

/** In a box of one's own the mark is the message's; in a channel everybody who reads it has seen other things. */
async function mediaUnseenBy(
  { messages }: Pick<Services, 'messages'>,
  viewer: bigint,
  records: readonly MessageRecord[],
): Promise<ReadonlySet<MessageRecord>> {
  const marked = records.filter(({ mediaUnread }) => mediaUnread)
  const unseen = new Set(marked.filter(({ owner }) => !isChannelPeer(owner)))
  const inChannels = marked.filter(({ owner, sender }) => isChannelPeer(owner) && sender !== viewer)
  for (const [channel, theirs] of Map.groupBy(inChannels, ({ owner }) => owner)) {
    const ids = theirs.map(({ id }) => id)
    const seen = new Set(await messages.store.channelContentsRead(viewer, channel, ids))
    for (const record of theirs) if (!seen.has(record.id)) unseen.add(record)
  }
  return unseen
}
