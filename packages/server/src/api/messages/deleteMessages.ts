import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { affectedMessages } from './affected.ts'

const mostAtOnce = 1000

/** Deletes messages of the caller's box, with `revoke` also those of the other side. */
export const deleteMessages: Handler<'messages.deleteMessages'> = async (request, context) => {
  const ids = request.id.slice(0, mostAtOnce)
  const changes = await context.messages.remove(context.userId, ids, request.revoke === true)
  await announce(context, changes)
  return affectedMessages(context, changes)
}
