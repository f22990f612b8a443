import type { Type } from '@longshore/protocol/schema/api'
import type { MessageFilter, MessageWindow } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import { shapeMessages } from '../shapes/messages.ts'

/** Messages in one answer, at most. */
const largestPage = 100

interface Paging {
  readonly offset_id: number
  readonly offset_date?: number
  readonly add_offset: number
  readonly limit: number
}

/** A page of the caller's messages: `messages.messages` when it is all there is, else a slice with the whole count. */
export async function foundMessages(
  context: Context,
  filter: MessageFilter,
  paging: Paging,
): Promise<Type<'messages.Messages'>> {
  const window: MessageWindow = {
    offsetId: Math.max(0, paging.offset_id),
    offsetDate: Math.max(0, paging.offset_date ?? 0),
    addOffset: paging.add_offset,
    limit: Math.min(Math.max(0, paging.limit), largestPage),
  }
  const { messages: records, total } = await context.messages.store.find(context.userId, filter, window)
  const { messages, users } = await shapeMessages(context, context.userId, records)
  const page = { messages, topics: [], chats: [], users }
  return messages.length === total
    ? { _: 'messages.messages', ...page }
    : { _: 'messages.messagesSlice', count: total, ...page }
}
