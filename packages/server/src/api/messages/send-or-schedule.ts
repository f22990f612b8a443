import type { Constructor } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import type { DialogPeer } from '../peers.ts'
import { schedule } from './scheduled/schedule.ts'
import { send, type ToSend } from './send.ts'

/** Telegram sends at once what is scheduled within the next seconds. */
const atOnce = 10

/** Sends messages now, or when their date has come. */
export function sendOrSchedule(
  context: Context,
  peer: DialogPeer,
  scheduleDate: number | undefined,
  messages: readonly ToSend[],
): Promise<Constructor<'updates'>> {
  return scheduleDate !== undefined && scheduleDate > context.now() + atOnce
    ? schedule(context, peer, scheduleDate, messages)
    : send(context, peer, messages)
}
