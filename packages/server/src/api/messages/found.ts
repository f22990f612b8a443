import type { Type } from '@longshore/protocol/schema/api'
import { boxFor } from '../../messages/place.ts'
import type { MessageFilter, MessageWindow } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import type { DialogPeer } from '../peers.ts'
import { shapeMessages } from '../shapes/messages.ts'

/** Messages in one answer, at most. */
const largestPage = 100

interface Paging {
  readonly offset_id: number
  readonly offset_date?: number
  readonly add_offset: number
  readonly limit: number
}

/**
 * A page of a dialog, or without one of the caller's own box: `messages.messages` when it is all there is, else a slice
 * with the whole count. Of a channel it also says how far the history has come.
 */
export async function foundMessages(
  context: Context,
  peer: DialogPeer | undefined,
  filter: Omit<MessageFilter, 'peer'>,
  paging: Paging,
): Promise<Type<'messages.Messages'>> {
  const window: MessageWindow = {
    offsetId: Math.max(0, paging.offset_id),
    offsetDate: Math.max(0, paging.offset_date ?? 0),
    addOffset: paging.add_offset,
    limit: Math.min(Math.max(0, paging.limit), largestPage),
  }
  const { store } = context.messages
  const box = peer ? boxFor(context.userId, peer) : context.userId
  const { messages: records, total } = await store.find(box, { ...filter, peer: peer?.id }, window)
  const { messages, users, chats } = await shapeMessages(context, context.userId, records)
  const page = { messages, topics: [], chats, users }
  if (peer?.kind === 'channel') {
    const { pts } = await store.state(box)
    return { _: 'messages.channelMessages', pts, count: total, ...page }
  }
  return messages.length === total
    ? { _: 'messages.messages', ...page }
    : { _: 'messages.messagesSlice', count: total, ...page }
}
