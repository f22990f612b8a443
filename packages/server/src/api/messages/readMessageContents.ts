import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { affectedMessages } from './affected.ts'

const mostAtOnce = 100

/** The caller heard voices, or saw media: what is to disappear does so from now on. */
export const readMessageContents: Handler<'messages.readMessageContents'> = async (request, context) => {
  const changes = await context.messages.media.seen(context.userId, request.id.slice(0, mostAtOnce))
  await announce(context, changes)
  return affectedMessages(context, changes)
}
