import type { Request } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeDialogs } from '../shapes/dialogs.ts'

const largestPage = 100

/** The archive, as clients number it. It is always empty. */
const archive = 1

/** Dialogs, the most recent first. The next page begins after the top message of the last one. */
export const getDialogs: Handler<'messages.getDialogs'> = async (request, context) => {
  if (request.folder_id === archive)
    return { _: 'messages.dialogs', dialogs: [], messages: [], chats: [], users: [] }
  const { dialogs, total } = await context.messages.store.dialogs(context.userId, {
    beforeTop: await firstAfter(request, context),
    limit: Math.min(Math.max(0, request.limit), largestPage),
  })
  const page = await shapeDialogs(context, context.userId, dialogs)
  return dialogs.length === total
    ? { _: 'messages.dialogs', ...page }
    : { _: 'messages.dialogsSlice', count: total, ...page }
}

/** Ids of a box grow with time, so a date is as good as the id of the newest message older than it. */
async function firstAfter(
  { offset_id, offset_date }: Request<'messages.getDialogs'>,
  context: Context,
): Promise<number | undefined> {
  if (offset_id > 0) return offset_id
  if (offset_date <= 0) return undefined
  const older = { offsetId: 0, offsetDate: offset_date, addOffset: 0, limit: 1 }
  const { messages } = await context.messages.store.find(context.userId, {}, older)
  return (messages[0]?.id ?? 0) + 1
}
