import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Outgoing } from '../../../messages/messages.ts'
import { scheduledBoxOf } from '../../../messages/scheduled/scheduled-messages.ts'
import type { MessageRecord } from '../../../storage/ports/message-store.ts'
import type { Context, SentMessages } from '../../context.ts'
import type { DialogPeer } from '../../peers.ts'
import { updatesOf } from '../../shapes/updates.ts'
import { placeOf } from '../place.ts'
import { checkRandomIds, originalOf, type ToSend } from '../send.ts'
import { announceScheduled } from './announce-scheduled.ts'

/**
 * Keeps messages until their date: for each an updateMessageID and an updateNewScheduledMessage, and the same to all who see
 * what is scheduled there. Sent again under the same random ids, nothing is scheduled twice.
 *
 * @throws RpcError SCHEDULE_BOT_NOT_ALLOWED, SCHEDULE_TOO_MUCH, SCHEDULE_DATE_TOO_LATE, SCHEDULE_DATE_INVALID,
 * RANDOM_ID_EMPTY, RANDOM_ID_DUPLICATE
 */
export async function schedule(
  context: Context,
  peer: DialogPeer,
  date: number,
  messages: readonly ToSend[],
): Promise<Constructor<'updates'>> {
  if ((await context.me()).tokenHash) throw new RpcError('SCHEDULE_BOT_NOT_ALLOWED')
  const randomIds = messages.map(({ randomId }) => randomId)
  checkRandomIds(randomIds)
  const key = ['scheduled', context.userId, peer.id, ...randomIds].join(' ')
  const { sent } = await context.sending.run(key, () => scheduleNew(context, peer, date, messages))
  const ids = sent.map(
    ({ id }, i): Type<'Update'> => ({ _: 'updateMessageID', id, random_id: randomIds[i] ?? 0n }),
  )
  const { updates, users, chats } = await announceScheduled(context, sent)
  return updatesOf(context, [...ids, ...updates], users, chats)
}

async function scheduleNew(
  context: Context,
  peer: DialogPeer,
  date: number,
  messages: readonly ToSend[],
): Promise<SentMessages> {
  const { userId } = context
  const place = await placeOf(peer, context.userId, context)
  const box = scheduledBoxOf(userId, place)
  const earlier = await context.messages.store.sentUnder(
    userId,
    messages.map(({ randomId }) => randomId),
  )
  for (const message of earlier.values()) originalOf(message, peer, box)
  const outgoing: Outgoing[] = []
  for (const { randomId, compose } of messages)
    if (!earlier.has(randomId)) outgoing.push({ ...(await compose()), randomId })

  const outcomes = await context.messages.scheduled.put(userId, place, date, outgoing)
  const kept = new Map<bigint, MessageRecord | 'deleted'>(earlier)
  for (const [i, { copies }] of outcomes.entries())
    kept.set(outgoing[i]?.randomId ?? 0n, copies[0] ?? 'deleted')
  return { sent: messages.map(({ randomId }) => originalOf(kept.get(randomId), peer, box)), told: undefined }
}
