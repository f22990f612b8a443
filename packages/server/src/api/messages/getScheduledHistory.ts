import { listHash } from '../../stickers/list-hash.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import type { Handler } from '../handler.ts'
import { shapeMessages } from '../shapes/messages.ts'
import { scheduledPlace } from './scheduled/scheduled-place.ts'

/** What waits for its date in a dialog, the newest first; nothing where the client has it already. */
export const getScheduledHistory: Handler<'messages.getScheduledHistory'> = async (request, context) => {
  const { place } = await scheduledPlace(request.peer, context)
  const records = await context.messages.scheduled.in(context.userId, place)
  if (request.hash !== 0n && request.hash === listHash(records.flatMap(hashed)))
    return { _: 'messages.messagesNotModified', count: records.length }
  return { _: 'messages.messages', ...(await shapeMessages(context, context.userId, records)), topics: [] }
}

function hashed({ id, editDate, date }: MessageRecord): bigint[] {
  return [BigInt(id), BigInt(editDate ?? 0), BigInt(date)]
}
