import type { Handler } from '../handler.ts'
import { shapeMessages } from '../shapes/messages.ts'

const mostAtOnce = 200

/** Messages by id, with fresh file references; `messageEmpty` stands for those that do not exist. */
export const getMessages: Handler<'messages.getMessages'> = async (request, context) => {
  const ids = request.id
    .slice(0, mostAtOnce)
    .flatMap((input) => (input._ === 'inputMessageID' ? input.id : []))
  const records = await context.messages.store.messages(context.userId, ids)
  const { messages, users } = await shapeMessages(context, context.userId, records)
  const byId = new Map(messages.map((message) => [message.id, message]))
  return {
    _: 'messages.messages',
    messages: ids.map((id) => byId.get(id) ?? { _: 'messageEmpty', id }),
    topics: [],
    chats: [],
    users,
  }
}
