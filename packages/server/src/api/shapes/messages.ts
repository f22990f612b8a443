import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { decodeContent } from '../../messages/message-content.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import type { Services } from '../context.ts'
import { shapeDocument } from './document.ts'
import { shapePeer } from './peers.ts'
import { shapeUsers } from './users.ts'

/** Messages with everybody they speak of. */
export interface ShapedMessages {
  readonly messages: Constructor<'message'>[]
  readonly users: Type<'User'>[]
}

/** Messages of one box as its owner sees them, in the order given. */
export async function shapeMessages(
  services: Services,
  viewer: bigint,
  records: readonly MessageRecord[],
): Promise<ShapedMessages> {
  const messages = await Promise.all(records.map((record) => shapeMessage(services, record)))
  const users = await shapeUsers(services, viewer, messages.reduce(addUsersOf, new Set<bigint>()))
  return { messages, users }
}

async function shapeMessage(services: Services, record: MessageRecord): Promise<Constructor<'message'>> {
  const { owner, peer, sender } = record
  const content = decodeContent(record.body)
  const toSelf = owner === peer
  return {
    ...content,
    _: 'message',
    // Notes to oneself are not "outgoing": clients take the flag there for an error.
    out: sender === owner && !toSelf,
    id: record.id,
    // Of a private message that came in, the dialog says who sent it.
    from_id: sender === owner ? shapePeer(sender) : undefined,
    peer_id: shapePeer(peer),
    saved_peer_id: toSelf ? (content.saved_peer_id ?? shapePeer(owner)) : undefined,
    date: record.date,
    message: record.text,
    media: content.media && (await shapeMedia(services, content.media, record)),
    edit_date: record.editDate,
    grouped_id: record.groupedId,
  }
}

async function shapeMedia(
  services: Services,
  media: Type<'MessageMedia'>,
  { owner, id, document }: MessageRecord,
): Promise<Type<'MessageMedia'>> {
  if (media._ !== 'messageMediaDocument' || document === undefined) return media
  const shown = await shapeDocument(services, owner, document, { kind: 'message', owner, messageId: id })
  return { ...media, document: shown }
}

function addUsersOf(ids: Set<bigint>, message: Constructor<'message'>): Set<bigint> {
  const peers = [
    message.peer_id,
    message.from_id,
    message.fwd_from?.from_id,
    message.fwd_from?.saved_from_peer,
  ]
  for (const peer of peers) if (peer?._ === 'peerUser') ids.add(peer.user_id)
  for (const entity of message.entities ?? [])
    if (entity._ === 'messageEntityMentionName') ids.add(entity.user_id)
  return ids
}
