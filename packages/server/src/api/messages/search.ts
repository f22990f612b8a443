import type { Type } from '@longshore/protocol/schema/api'
import type { MediaKind, MessageFilter } from '../../storage/ports/message-store.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { foundMessages } from './found.ts'

/** Longer queries are cut: nobody searches for so much. */
export const longestQuery = 256

/** A dialog's messages, or with inputPeerEmpty those of all private chats and basic groups, by words, kind of media, sender and date. */
export const search: Handler<'messages.search'> = async (request, context) => {
  const peer = request.peer._ === 'inputPeerEmpty' ? undefined : await dialogPeer(request.peer, context)
  const saved = request.saved_peer_id && (await dialogPeer(request.saved_peer_id, context))
  // All that is saved here comes from its owner.
  if (saved !== undefined && saved.id !== context.userId)
    return { _: 'messages.messages', messages: [], topics: [], chats: [], users: [] }
  const sender = request.from_id && (await dialogPeer(request.from_id, context))
  return foundMessages(
    context,
    peer,
    {
      sender: sender?.id,
      text: request.q.slice(0, longestQuery).toLowerCase(),
      ...soughtBy(request.filter),
      minDate: request.min_date,
      maxDate: request.max_date,
      minId: request.min_id,
      maxId: request.max_id,
    },
    request,
  )
}

/** What a filter of clients asks of messages. */
export function soughtBy(filter: Type<'MessagesFilter'>): Pick<MessageFilter, 'kinds' | 'pinned'> {
  return filter._ === 'inputMessagesFilterPinned' ? { pinned: true } : { kinds: kindsOf(filter) }
}

/** @returns undefined for every kind; none at all for what no message here can show */
function kindsOf(filter: Type<'MessagesFilter'>): readonly MediaKind[] | undefined {
  switch (filter._) {
    case 'inputMessagesFilterEmpty':
      return undefined
    case 'inputMessagesFilterPhotos':
      return ['photo']
    case 'inputMessagesFilterVideo':
      return ['video']
    case 'inputMessagesFilterPhotoVideo':
      return ['photo', 'video']
    case 'inputMessagesFilterDocument':
      return ['document']
    case 'inputMessagesFilterGif':
      return ['gif']
    case 'inputMessagesFilterVoice':
      return ['voice']
    case 'inputMessagesFilterMusic':
      return ['music']
    case 'inputMessagesFilterChatPhotos':
      return ['chat photo']
    case 'inputMessagesFilterRoundVideo':
      return ['round']
    case 'inputMessagesFilterRoundVoice':
      return ['round', 'voice']
    default:
      return []
  }
}
