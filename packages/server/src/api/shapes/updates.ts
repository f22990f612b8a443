import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { BoxChange, BoxOwner } from '../../storage/ports/message-store.ts'
import { bareId, isChannelPeer, isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Services } from '../context.ts'
import { shapeChats } from './chats.ts'
import { shapeMessages } from './messages.ts'
import { shapePeer } from './peers.ts'
import type { ShapedMessage } from './peers-in-message.ts'

/** Updates, and everybody they speak of. */
export interface ShapedUpdates {
  readonly updates: Type<'Update'>[]
  readonly users: Type<'User'>[]
  readonly chats: Type<'Chat'>[]
}

/**
 * What happened in one box, as a viewer is told: its owner, or whoever may see the channel. A message that has since been
 * deleted is left out: the change that deleted it follows.
 */
export async function shapeChanges(
  services: Services,
  viewer: bigint,
  owner: BoxOwner,
  changes: readonly BoxChange[],
): Promise<ShapedUpdates> {
  const ids = changes.flatMap(({ event }) => ('message' in event ? event.message : []))
  const records = await services.messages.store.messages(owner, ids)
  const { messages, users, chats } = await shapeMessages(services, viewer, records)
  const byId = new Map(messages.map((message) => [message.id, message]))
  const updates = changes.flatMap((change) =>
    isChannelPeer(owner) ? shapeChannelChange(change, byId) : shapeChange(change, byId),
  )
  const others = peersOf(owner, changes)
  if (others.length === 0) return { updates, users, chats }
  return { updates, users, chats: withoutTwins([...chats, ...(await shapeChats(services, viewer, others))]) }
}

/** `seq` stays 0 everywhere: it numbers updates that have no pts, and there are none to keep. */
export function updatesOf(
  services: Pick<Services, 'now'>,
  updates: Type<'Update'>[],
  users: Type<'User'>[],
  chats: Type<'Chat'>[] = [],
): Constructor<'updates'> {
  return { _: 'updates', updates, users, chats, date: services.now(), seq: 0 }
}

/** Everybody once. */
export function withoutTwins<T extends { readonly id: bigint }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** The chats of changes that tell of no message. */
function peersOf(owner: BoxOwner, changes: readonly BoxChange[]): BoxOwner[] {
  const read = changes.flatMap(({ event }) => {
    if ('peers' in event) return event.peers
    return 'peer' in event ? event.peer : []
  })
  return [...new Set(isChannelPeer(owner) ? [...read, owner] : read)].filter((peer) => !isUserPeer(peer))
}

function shapeChange(
  { event, pts, ptsCount }: BoxChange,
  messages: ReadonlyMap<number, ShapedMessage>,
): Type<'Update'> | [] {
  const place = { pts, pts_count: ptsCount }
  switch (event.kind) {
    case 'new':
    case 'edit': {
      const message = messages.get(event.message)
      if (!message) return []
      return { _: event.kind === 'new' ? 'updateNewMessage' : 'updateEditMessage', message, ...place }
    }
    case 'delete':
      return { _: 'updateDeleteMessages', messages: [...event.messages], ...place }
    case 'read contents':
      return { _: 'updateReadMessagesContents', messages: [...event.messages], ...place }
    case 'folder':
      return {
        _: 'updateFolderPeers',
        folder_peers: event.peers.map((peer) => ({
          _: 'folderPeer',
          peer: shapePeer(peer),
          folder_id: event.folder,
        })),
        ...place,
      }
    case 'pin':
    case 'unpin':
      return {
        _: 'updatePinnedMessages',
        pinned: event.kind === 'pin',
        peer: shapePeer(event.peer),
        messages: [...event.messages],
        ...place,
      }
    case 'read inbox':
      return {
        _: 'updateReadHistoryInbox',
        peer: shapePeer(event.peer),
        max_id: event.upTo,
        still_unread_count: event.unread,
        ...place,
      }
    case 'read outbox':
      return { _: 'updateReadHistoryOutbox', peer: shapePeer(event.peer), max_id: event.upTo, ...place }
  }
}

function shapeChannelChange(
  { owner, event, pts, ptsCount }: BoxChange,
  messages: ReadonlyMap<number, ShapedMessage>,
): Type<'Update'> | [] {
  const place = { pts, pts_count: ptsCount }
  switch (event.kind) {
    case 'new':
    case 'edit': {
      const message = messages.get(event.message)
      if (!message) return []
      return {
        _: event.kind === 'new' ? 'updateNewChannelMessage' : 'updateEditChannelMessage',
        message,
        ...place,
      }
    }
    case 'delete':
      return {
        _: 'updateDeleteChannelMessages',
        channel_id: bareId(owner),
        messages: [...event.messages],
        ...place,
      }
    case 'pin':
    case 'unpin':
      return {
        _: 'updatePinnedChannelMessages',
        pinned: event.kind === 'pin',
        channel_id: bareId(owner),
        messages: [...event.messages],
        ...place,
      }
    default:
      return [] // What a user has read of a channel is in no history.
  }
}
