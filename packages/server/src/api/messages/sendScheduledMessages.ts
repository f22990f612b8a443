import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { announceUnscheduled } from './scheduled/announce-scheduled.ts'
import { scheduledPlace } from './scheduled/scheduled-place.ts'
import { inOneGo, sendTogether } from './scheduled/send-due.ts'

/** Sends scheduled messages before their time. @throws RpcError MESSAGE_ID_INVALID where none of them is there */
export const sendScheduledMessages: Handler<'messages.sendScheduledMessages'> = async (request, context) => {
  const { place } = await scheduledPlace(request.peer, context)
  const records = await context.messages.scheduled.named(context.userId, place, request.id)
  if (records.length === 0) throw new RpcError('MESSAGE_ID_INVALID')
  const changes: BoxChange[] = []
  const unscheduled: Type<'Update'>[] = []
  for (const together of inOneGo(records)) {
    const outcome = await sendTogether(context, together)
    changes.push(...outcome.changes)
    unscheduled.push(...(await announceUnscheduled(context, together, outcome.sent, context.caller)))
  }
  const told = await announce(context, changes)
  return { ...told, updates: [...told.updates, ...unscheduled] }
}
