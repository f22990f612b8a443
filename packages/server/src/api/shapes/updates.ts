import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import type { Services } from '../context.ts'
import { shapeMessages } from './messages.ts'
import { shapePeer } from './peers.ts'

/**
 * What happened in one box, as its owner is told. A message that has since been deleted is left out: the change that
 * deleted it follows.
 */
export async function shapeChanges(
  services: Services,
  owner: bigint,
  changes: readonly BoxChange[],
): Promise<{ updates: Type<'Update'>[]; users: Type<'User'>[] }> {
  const ids = changes.flatMap(({ event }) => ('message' in event ? event.message : []))
  const records = await services.messages.store.messages(owner, ids)
  const { messages, users } = await shapeMessages(services, owner, records)
  const byId = new Map(messages.map((message) => [message.id, message]))
  return { updates: changes.flatMap((change) => shapeChange(change, byId)), users }
}

/** `seq` stays 0 everywhere: it numbers updates that have no pts, and there are none to keep. */
export function updatesOf(
  services: Pick<Services, 'now'>,
  updates: Type<'Update'>[],
  users: Type<'User'>[],
): Constructor<'updates'> {
  return { _: 'updates', updates, users, chats: [], date: services.now(), seq: 0 }
}

function shapeChange(
  { event, pts, ptsCount }: BoxChange,
  messages: ReadonlyMap<number, Constructor<'message'>>,
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
