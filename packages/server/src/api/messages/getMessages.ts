import type { Handler } from '../handler.ts'
import { namedMessages } from './named-messages.ts'

/** Messages of the caller's box by id, with fresh file references; `messageEmpty` stands for those that do not exist. */
export const getMessages: Handler<'messages.getMessages'> = async (request, context) => ({
  _: 'messages.messages',
  ...(await namedMessages(request.id, context.userId, context)),
  topics: [],
})
