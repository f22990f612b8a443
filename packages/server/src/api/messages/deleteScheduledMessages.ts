import type { Handler } from '../handler.ts'
import { updatesOf } from '../shapes/updates.ts'
import { announceUnscheduled } from './scheduled/announce-scheduled.ts'
import { scheduledPlace } from './scheduled/scheduled-place.ts'

export const deleteScheduledMessages: Handler<'messages.deleteScheduledMessages'> = async (
  request,
  context,
) => {
  const { place } = await scheduledPlace(request.peer, context)
  const records = await context.messages.scheduled.named(context.userId, place, request.id)
  await context.messages.scheduled.remove(records)
  return updatesOf(context, await announceUnscheduled(context, records, undefined, context.caller), [])
}
