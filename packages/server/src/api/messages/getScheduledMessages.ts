import type { Handler } from '../handler.ts'
import { shapeMessages } from '../shapes/messages.ts'
import { scheduledPlace } from './scheduled/scheduled-place.ts'

/** Scheduled messages by id, with fresh file references; `messageEmpty` stands for those that do not exist. */
export const getScheduledMessages: Handler<'messages.getScheduledMessages'> = async (request, context) => {
  const { place } = await scheduledPlace(request.peer, context)
  const records = await context.messages.scheduled.named(context.userId, place, request.id)
  const { messages, users, chats } = await shapeMessages(context, context.userId, records)
  const byId = new Map(messages.map((message) => [message.id, message]))
  const named = request.id.slice(0, 100).map((id) => byId.get(id) ?? ({ _: 'messageEmpty', id } as const))
  return { _: 'messages.messages', messages: named, users, chats, topics: [] }
}
